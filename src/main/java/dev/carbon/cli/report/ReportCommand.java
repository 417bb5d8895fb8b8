package dev.carbon.cli.report;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.LabelInput;
import dev.carbon.cli.Services;
import dev.carbon.config.Settings;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.region.RegionId;
import dev.carbon.region.RegionSelector;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.report.ReportQuestion;
import dev.carbon.train.HistoryScan;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Adds up what the runs of this machine came to. */
@Command(
    name = "report",
    description = {
      "Add up what the runs that were begun on this machine used, emitted and cost, and what they"
          + " saved against their baselines.",
      "Rehearsals are added up apart: nothing was emitted in their regions. A sum says of how many"
          + " runs it knows nothing."
    },
    footer = {
      "",
      "Examples:",
      "  carbon report",
      "  carbon report --since 2026-11-01 --region europe",
      "  carbon report --format csv > runs.csv",
      "  carbon report --format markdown >> MODEL_CARD.md",
      "  carbon report --format latex > appendix.tex",
      "  carbon report --format html > report.html"
    })
public final class ReportCommand implements CarbonCommand<ReportCommand.Request> {
  private final Services services;

  @Option(
      names = "--since",
      paramLabel = "DAY",
      description = "Runs begun on that day (UTC) or later.")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "DAY",
      description = "Runs begun on that day (UTC) or earlier.")
  private @Nullable String until;

  @Option(
      names = "--region",
      paramLabel = "LIST",
      description = "Runs in these regions or groups of regions.")
  private @Nullable String region;

  @Option(
      names = "--label",
      paramLabel = "KEY[=VALUE]",
      description =
          "Runs with this label, as carbon train --label gave it; may be repeated: all must hold.")
  private List<String> labels = List.of();

  @Option(
      names = "--per",
      paramLabel = "UNIT",
      description =
          "What the software carbon intensity (SCI) is counted per: run (default), gpu-hour, or a"
              + " unit that scripts report, such as epoch.")
  private @Nullable String per;

  @Option(
      names = "--codecarbon",
      paramLabel = "FILE",
      description =
          "Also write the runs that ended in the cloud to a new file, in the columns of CodeCarbon's"
              + " emissions.csv.")
  private @Nullable Path codeCarbon;

  @Mixin private final ReportOutput output = new ReportOutput();

  public ReportCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    ReportFormat format = output.format(new Inputs(services.settings()), problems);
    Optional<Instant> first = DayInput.since(since, problems);
    Optional<Instant> end = DayInput.until(until, problems);
    if (first.isPresent() && end.isPresent() && !first.get().isBefore(end.get())) {
      problems.add("--since: " + since + " is after --until, " + until);
    }
    Set<String> regions = regions(problems);
    PerUnit unit = PerInput.read(per, problems);
    Map<String, Optional<String>> wanted = LabelInput.wanted(labels, problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(
        new ReportQuestion(first, end, regions, wanted),
        format,
        unit,
        Optional.ofNullable(codeCarbon));
  }

  private Set<String> regions(Problems problems) {
    if (region == null) {
      return Set.of();
    }
    return new RegionSelector(services.catalogue().regions())
        .select(Settings.split(region), "--region", problems).stream()
            .map(RegionId::value)
            .collect(Collectors.toSet());
  }

  @Override
  public int run(Request request) {
    HistoryScan scan = HistoryScan.reading(services.histories());
    Report report = Report.of(scan, request.question());
    // Before anything is printed: a result and then an error would be two documents.
    request.codeCarbon().ifPresent(file -> write(file, report));
    ReportView.of(
            request.format(),
            request.per(),
            services.terminal(),
            services.catalogue().regions(),
            () -> Provenance.of(services.version(), services.sources().all()),
            ReportBackground.of(services))
        .show(report);
    PerInput.tellUnknown(request.per(), report, services.terminal());
    return report.unreadable().stream()
        .findFirst()
        .map(each -> ExitCode.of(each.why().kind()))
        .orElse(ExitCode.DONE);
  }

  private void write(Path file, Report report) {
    Path place = services.environment().workingDirectory().resolve(file);
    CodeCarbonCsv csv = new CodeCarbonCsv(services.catalogue().regions());
    try {
      NewFile.write(place, writer -> csv.write(report.runs(), writer));
    } catch (FileAlreadyExistsException e) {
      throw new CarbonException(
          ErrorKind.USAGE,
          "--codecarbon: " + file + " is there already; nothing was written",
          "name another file, or remove this one",
          e);
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "--codecarbon: could not write " + file,
          "name a file in a folder that can be written, on a disk that is not full",
          e);
    }
    services.terminal().tell("Wrote " + file + CodeCarbonCsv.without(report.runs()));
  }

  record Request(
      ReportQuestion question, ReportFormat format, PerUnit per, Optional<Path> codeCarbon) {}
}

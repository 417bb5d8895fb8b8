package dev.carbon.cli.footprint;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.export.ExportQuestion;
import dev.carbon.export.ExportedFootprint;
import dev.carbon.export.OwnRuns;
import dev.carbon.train.HistoryScan;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows Google's Carbon Footprint export, and what carbon reckoned of its own runs beside it. */
@Command(
    name = "footprint",
    description = {
      "Show Google's own Carbon Footprint export, in kg CO2e, and beside it what carbon reckoned of"
          + " its own runs.",
      "One query in BigQuery, billed for at most 1 GB a try. It takes the roles"
          + " roles/bigquery.jobUser on the project and roles/bigquery.dataViewer on the table. Months that the export does"
          + " not hold are unknown, not 0."
    },
    footer = {
      "",
      "Examples:",
      "  carbon footprint --table my-billing.carbon.carbon_footprint",
      "  carbon footprint --table my-billing.carbon.carbon_footprint --by service",
      "  carbon footprint --table my-billing.carbon.carbon_footprint \\",
      "    --since 2026-01 --until 2026-06 --format csv"
    })
public final class FootprintCommand implements CarbonCommand<FootprintCommand.Request> {
  private final Services services;

  @Option(
      names = "--table",
      paramLabel = "PROJECT.DATASET.TABLE",
      description = "Table of the export; Google names it carbon_footprint.")
  private @Nullable String table;

  @Option(
      names = "--by",
      paramLabel = "WHAT",
      description = "month (default), service, region or project.")
  private @Nullable String by;

  @Option(
      names = "--since",
      paramLabel = "YYYY-MM",
      description = "First month (default: 11 months before the last).")
  private @Nullable String since;

  @Option(
      names = "--until",
      paramLabel = "YYYY-MM",
      description = "Last month (default: the one before this).")
  private @Nullable String until;

  @Option(
      names = "--project",
      paramLabel = "ID",
      description =
          "Google Cloud project that pays for the query and whose runs are compared (default: the"
              + " setting project, else that of the table).")
  private @Nullable String project;

  @Mixin private final OutputOptions output = new OutputOptions();

  public FootprintCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Inputs inputs = new Inputs(services.settings());
    Format format = output.format(inputs, problems);
    ExportInput input = new ExportInput(inputs, problems);
    LocalDate today = services.clock().instant().atOffset(ZoneOffset.UTC).toLocalDate();
    Optional<ExportQuestion> question =
        input.question(
            table, MonthInput.range(since, until, today, problems), input.grouping(by), project);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(question.orElseThrow(), today, format);
  }

  @Override
  public int run(Request request) {
    ExportQuestion question = request.question();
    ExportedFootprint exported = services.carbonExport(question.project()).read(question);
    HistoryScan runs = HistoryScan.reading(services.histories());
    OwnRuns own = OwnRuns.of(runs, question.project());
    view(request).show(exported, own, new ExportRemarks(exported, own, request.today()));
    return ExitCode.DONE;
  }

  private ExportView view(Request request) {
    return switch (request.format()) {
      case TABLE -> new ExportText(services.terminal());
      case JSON -> new ExportJson(DocumentPrinter.json(services.terminal()));
      case CSV ->
          new ExportJson(
              DocumentPrinter.csv(services.terminal(), ExportJson.list(request.question())));
    };
  }

  record Request(ExportQuestion question, LocalDate today, Format format) {}
}

package dev.carbon.cli.train;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.RunInput;
import dev.carbon.cli.Services;
import dev.carbon.cli.task.TaskView;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.staging.Crew;
import dev.carbon.staging.RunId;
import dev.carbon.terminal.SafeText;
import dev.carbon.train.BackendKind;
import dev.carbon.train.CloudLook;
import dev.carbon.train.HistoryScan;
import dev.carbon.train.PastRun;
import dev.carbon.train.RunSummary;
import dev.carbon.train.TrainOutcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists the runs that have a history here. */
@Command(
    name = "jobs",
    description = {
      "List the runs that were begun on this machine, the newest first: what they are, what is left"
          + " of them and costs money, and the command that deals with it.",
      "jobs show RUN prints the receipt of one."
    },
    footer = {
      "",
      "Examples:",
      "  carbon jobs",
      "  carbon jobs --refresh",
      "  carbon jobs show r-4kzj",
      "  carbon jobs --format json | jq '.runs[] | select(.exists != [])'"
    })
public final class JobsCommand implements CarbonCommand<JobsCommand.Request> {
  private static final String SHOW = "show";
  private static final int CONCURRENCY = 8;

  private final Services services;

  @Parameters(
      index = "0..*",
      arity = "0..2",
      paramLabel = "show RUN",
      description = "The receipt of that run.")
  private List<String> words = List.of();

  @Option(
      names = "--refresh",
      description = "Ask the cloud how each run that is not over stands now; changes nothing.")
  private boolean refresh;

  @Mixin private final OutputOptions output = new OutputOptions();

  public JobsCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    Optional<RunId> shown = Optional.empty();
    if (!words.isEmpty()) {
      if (!words.get(0).equals(SHOW)) {
        problems.add("jobs: '" + words.get(0) + "' is nothing to do; write jobs, or jobs show RUN");
      }
      @Nullable String run = words.size() > 1 ? words.get(1) : null;
      shown = RunInput.read(services.histories(), run, problems);
    }
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(shown, refresh, format);
  }

  @Override
  public int run(Request request) {
    if (request.shown().isPresent()) {
      return show(request.shown().get(), request.format());
    }
    HistoryScan.Found<RunSummary> found =
        HistoryScan.tidying(services.histories(), services.clock().instant())
            .runs(PastRun::summary);
    List<RunSummary> runs = told(found);
    view(request.format()).show(request.refresh() ? refreshed(runs) : runs);
    return found.unreadable().stream()
        .findFirst()
        .map(each -> ExitCode.of(each.why().kind()))
        .orElse(ExitCode.DONE);
  }

  private int show(RunId run, Format format) {
    Optional<TrainOutcome> ended = services.histories().ended(run);
    if (ended.isPresent()) {
      TrainView.of(format, TaskView.NONE, services).ended(ended.get());
    } else {
      view(format).show(List.of(services.histories().summary(run)));
    }
    return ExitCode.DONE;
  }

  /**
   * Says what could not be read, and what was forgotten, and returns the rest, the newest first.
   *
   * @param found by whatever looked through the histories
   */
  private List<RunSummary> told(HistoryScan.Found<RunSummary> found) {
    found
        .forgotten()
        .forEach(
            run ->
                services
                    .terminal()
                    .tell(
                        run
                            + " had ended before anything of it was made; its empty history was"
                            + " removed"));
    for (HistoryScan.Unreadable each : found.unreadable()) {
      services.terminal().say(each.run() + ": " + SafeText.line(each.why().text()));
      each.why().hint().ifPresent(hint -> services.terminal().say("hint: " + SafeText.lines(hint)));
    }
    return found.runs().stream()
        .sorted(
            Comparator.comparing(RunSummary::startedAt).reversed().thenComparing(RunSummary::run))
        .toList();
  }

  /** Those that are over, and rehearsals, stay as their history says. */
  private List<RunSummary> refreshed(List<RunSummary> runs) {
    List<RunSummary> open =
        runs.stream()
            .filter(run -> !run.isClosed() && run.backend() == BackendKind.VERTEX)
            .toList();
    List<RunSummary> looks = new ArrayList<>();
    new Crew("look", CONCURRENCY).work(open, this::look, looks::addAll);
    var now = looks.stream().collect(Collectors.toMap(RunSummary::run, each -> each));
    return runs.stream().map(run -> now.getOrDefault(run.run(), run)).toList();
  }

  private RunSummary look(RunSummary run) {
    return new CloudLook(services.backend(run.backend(), run.project())).at(run);
  }

  private JobsView view(Format format) {
    return switch (format) {
      case TABLE -> new JobsText(services.terminal(), services.clock().instant());
      case JSON -> new JobsJson(DocumentPrinter.json(services.terminal()));
      case CSV -> new JobsJson(DocumentPrinter.csv(services.terminal(), "runs"));
    };
  }

  record Request(Optional<RunId> shown, boolean refresh, Format format) {}
}

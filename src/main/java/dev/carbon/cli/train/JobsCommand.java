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
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.staging.Crew;
import dev.carbon.staging.RunId;
import dev.carbon.terminal.SafeText;
import dev.carbon.train.BackendKind;
import dev.carbon.train.CloudLook;
import dev.carbon.train.RunSummary;
import dev.carbon.train.TrainOutcome;
import java.time.Duration;
import java.time.Instant;
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

  /** From the first moment of a history to its first record. */
  private static final Duration TIME_TO_BEGIN = Duration.ofMinutes(10);

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
    List<CarbonException> unreadable = new ArrayList<>();
    List<RunSummary> runs = summaries(unreadable);
    view(request.format()).show(request.refresh() ? refreshed(runs) : runs);
    return unreadable.stream().findFirst().map(e -> ExitCode.of(e.kind())).orElse(ExitCode.DONE);
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
   * One history that cannot be read hides no other.
   *
   * @param unreadable takes why not
   */
  private List<RunSummary> summaries(List<CarbonException> unreadable) {
    List<RunSummary> runs = new ArrayList<>();
    for (RunId run : services.histories().runs()) {
      try {
        if (!isOver(run)) {
          runs.add(services.histories().summary(run));
        }
      } catch (CarbonException e) {
        unreadable.add(e);
        services.terminal().say(run + ": " + SafeText.line(e.text()));
        e.hint().ifPresent(hint -> services.terminal().say("hint: " + SafeText.lines(hint)));
      }
    }
    runs.sort(Comparator.comparing(RunSummary::startedAt).reversed().thenComparing(r -> r.run()));
    return List.copyOf(runs);
  }

  /** Of a run that ended before anything of it was made it is said once; then it is forgotten. */
  private boolean isOver(RunId run) {
    Instant before = services.clock().instant().minus(TIME_TO_BEGIN);
    if (services.histories().forgetUnbegun(run, before)) {
      services
          .terminal()
          .tell(run + " had ended before anything of it was made; its empty history was removed");
      return true;
    }
    return services.histories().isMute(run);
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

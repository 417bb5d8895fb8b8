package dev.carbon.cli.train;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.RunParameter;
import dev.carbon.cli.Services;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.staging.RunId;
import dev.carbon.train.AttachRequest;
import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Goes on with a run that was let go of. */
@Command(
    name = "attach",
    description = {
      "Watch the job of an earlier run, bring its outputs home, remove its bucket, print the"
          + " receipt.",
      "Of a run that has ended: print its receipt, and exit as it did."
    },
    footer = {"", "Examples:", "  carbon attach r-4kzj", "  carbon attach r-4kzj --tail all"})
public final class AttachCommand implements CarbonCommand<AttachCommand.Request> {
  private static final int MOST_LINES = 1000;

  private final Services services;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--tail",
      paramLabel = "N|all",
      description =
          "Show so many of the lines that the job has printed by now, at most 1000, then what it"
              + " prints (default: ${DEFAULT-VALUE}).",
      defaultValue = "10")
  private String tail = "10";

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description = "Another folder for the outputs, if something is in the way in the run's own.")
  private @Nullable Path folder;

  @Mixin private final OutputOptions output = new OutputOptions();

  public AttachCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    Optional<RunId> id = run.read(services.histories(), problems);
    OptionalInt lines = tail(problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(
        id.orElseThrow(),
        lines,
        Optional.ofNullable(folder)
            .map(each -> services.environment().workingDirectory().resolve(each).normalize()),
        format);
  }

  private OptionalInt tail(Problems problems) {
    if (tail.equals("all")) {
      return OptionalInt.empty();
    }
    if (!tail.matches("[0-9]{1,4}") || Integer.parseInt(tail) > MOST_LINES) {
      problems.add("--tail: '" + tail + "' is no number of lines from 0 to 1000, nor 'all'");
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(tail));
  }

  @Override
  public int run(Request request) {
    Optional<TrainOutcome> ended = services.histories().ended(request.run());
    return ended.isPresent() ? told(ended.get(), request) : watched(request);
  }

  /** There is nothing to watch any more: what its history says of it. */
  private int told(TrainOutcome outcome, Request request) {
    services.terminal().tell(request.run() + " has ended; this is what its history says:");
    return shown(outcome, request);
  }

  private int watched(Request request) {
    TrainPlan plan = services.histories().read(request.run()).plan();
    if (plan.backend().isRehearsal()) {
      throw new CarbonException(
          ErrorKind.USAGE, request.run() + " is a rehearsal: it ends with the carbon that runs it");
    }
    TrainProgress progress = new TrainProgress(services.terminal(), plan.workers());
    TrainOutcome outcome =
        services
            .trainer(plan.backend(), plan.request().placement().project())
            .attach(new AttachRequest(request.run(), request.tail(), request.output()), progress);
    progress.done(outcome);
    return shown(outcome, request);
  }

  private int shown(TrainOutcome outcome, Request request) {
    TrainView.of(request.format(), TaskView.NONE, services).ended(outcome);
    return TrainExit.code(outcome);
  }

  record Request(RunId run, OptionalInt tail, Optional<Path> output, Format format) {}
}

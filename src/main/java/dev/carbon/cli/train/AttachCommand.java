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
import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Goes on with a run that was let go of. */
@Command(
    name = "attach",
    description =
        "Watch the job of an earlier run, bring its outputs home, remove its bucket, print the"
            + " receipt. Of a run that has ended: print its receipt, and exit as it did.",
    footer = {"", "Example:", "  carbon attach r-4kzj"})
public final class AttachCommand implements CarbonCommand<AttachCommand.Request> {
  private final Services services;

  @Mixin private final RunParameter run = new RunParameter();

  @Mixin private final OutputOptions output = new OutputOptions();

  public AttachCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    Optional<RunId> id = run.read(services.histories(), problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(id.orElseThrow(), format);
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
            .attach(request.run(), progress);
    progress.done(outcome);
    return shown(outcome, request);
  }

  private int shown(TrainOutcome outcome, Request request) {
    TrainView.of(request.format(), TaskView.NONE, services).ended(outcome);
    return TrainExit.code(outcome);
  }

  record Request(RunId run, Format format) {}
}

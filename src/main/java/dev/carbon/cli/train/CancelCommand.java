package dev.carbon.cli.train;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.Services;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.train.AttachRequest;
import dev.carbon.train.RunState;
import dev.carbon.train.TrainOutcome;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Ends the job of a run. */
@Command(
    name = "cancel",
    description = {
      "Tell the job of a run to stop, wait until it has, bring home what it has saved, remove its"
          + " bucket.",
      "While another carbon watches the run, that one brings the outputs home."
    },
    footer = {"", "Example:", "  carbon cancel r-4kzj"})
public final class CancelCommand implements CarbonCommand<CancelCommand.Request> {
  private final Services services;

  @Mixin private final AttachOptions attach = new AttachOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  public CancelCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    return new Request(attach.request(services, problems), format);
  }

  @Override
  public int run(Request request) {
    return new EarlierRun(request.attach().run(), request.format(), services)
        .toTheEnd((care, listener) -> care.cancel(request.attach(), listener), CancelCommand::code);
  }

  /** That it was cancelled is what was asked for. */
  private static int code(TrainOutcome outcome) {
    boolean asked =
        outcome.state() == RunState.CANCELLED
            && outcome.error().filter(e -> e.kind() != ErrorKind.JOB_ENDED).isEmpty();
    return asked ? ExitCode.DONE : TrainExit.code(outcome);
  }

  record Request(AttachRequest attach, Format format) {}
}

package dev.carbon.cli.train;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.RunParameter;
import dev.carbon.cli.Services;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.staging.RunId;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
  private final Services services;

  @Mixin private final RunParameter run = new RunParameter();

  @Mixin private final TailOption tail = new TailOption();

  @Mixin private final OutputOptions output = new OutputOptions();

  public AttachCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    Optional<RunId> id = run.read(services.histories(), problems);
    OptionalInt lines = tail.read(problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(id.orElseThrow(), lines, format);
  }

  @Override
  public int run(Request request) {
    return new EarlierRun(request.run(), request.format(), services)
        .toTheEnd((trainer, listener) -> trainer.attach(request.run(), request.tail(), listener));
  }

  record Request(RunId run, OptionalInt tail, Format format) {}
}

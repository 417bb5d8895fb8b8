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

/** Finishes what is open of a run. */
@Command(
    name = "resume",
    description = {
      "Finish whatever is open of an earlier run, after carbon itself was ended: find out what was"
          + " made, watch the job to its end, bring its outputs home, remove its bucket.",
      "A run whose job was never made is undone, not started: its history holds no arguments."
    },
    footer = {"", "Example:", "  carbon resume r-4kzj"})
public final class ResumeCommand implements CarbonCommand<ResumeCommand.Request> {
  private final Services services;

  @Mixin private final RunParameter run = new RunParameter();

  @Mixin private final TailOption tail = new TailOption();

  @Mixin private final OutputOptions output = new OutputOptions();

  public ResumeCommand(Services services) {
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
        .toTheEnd((trainer, listener) -> trainer.resume(request.run(), request.tail(), listener));
  }

  record Request(RunId run, OptionalInt tail, Format format) {}
}

package dev.carbon.cli.train;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.ExitCode;
import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.OutputOptions;
import dev.carbon.cli.RunParameter;
import dev.carbon.cli.Services;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.staging.RunId;
import dev.carbon.train.CleanupRequest;
import dev.carbon.train.TrainOutcome;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes what is left of a run. */
@Command(
    name = "cleanup",
    description = {
      "Remove the bucket of a run whose job has ended, once all that it holds is at home.",
      "A job that may still write is never cut off from its bucket: cancel it first."
    },
    footer = {"", "Examples:", "  carbon cleanup r-4kzj", "  carbon cleanup r-4kzj --discard"})
public final class CleanupCommand implements CarbonCommand<CleanupCommand.Request> {
  private final Services services;

  @Mixin private final RunParameter run = new RunParameter();

  @Option(
      names = "--discard",
      description = "Also delete outputs that are not at home. They are lost then.")
  private boolean discard;

  @Option(
      names = "--assume-no-job",
      description = "Take a job that nobody heard of for one that was never made.")
  private boolean assumeNoJob;

  @Option(
      names = {"-y", "--yes"},
      description = "Discard without asking for the id of the run.")
  private boolean yes;

  @Mixin private final OutputOptions output = new OutputOptions();

  public CleanupCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    Optional<RunId> id = run.read(services.histories(), problems);
    problems.throwIfAny(ErrorKind.USAGE);
    return new Request(new CleanupRequest(id.orElseThrow(), discard, assumeNoJob), format);
  }

  @Override
  public int run(Request request) {
    RunId id = request.cleanup().run();
    if (request.cleanup().discard() && !yes && !isMeant(id)) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "nothing was removed");
    }
    return new EarlierRun(id, request.format(), services)
        .work((care, listener) -> care.cleanUp(request.cleanup(), listener), CleanupCommand::code);
  }

  /** However the run ended: that nothing is left of it is what was asked for. */
  private static int code(TrainOutcome outcome) {
    return outcome.bucketExists() || outcome.jobMayLive() ? TrainExit.code(outcome) : ExitCode.DONE;
  }

  private boolean isMeant(RunId run) {
    return services
        .terminal()
        .ask("What is not at home is lost. Type the id of the run to go on: ", "--yes")
        .filter(answer -> answer.strip().equals(run.value()))
        .isPresent();
  }

  record Request(CleanupRequest cleanup, Format format) {}
}

package dev.carbon.cli.train;

import dev.carbon.cli.CarbonCommand;
import dev.carbon.cli.DocumentPrinter;
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
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Removes what is left of a run, or of runs that nobody tends. */
@Command(
    name = "cleanup",
    description = {
      "Remove the bucket of a run whose job has ended, once all that it holds is at home.",
      "A job that may still write is never cut off from its bucket: cancel it first.",
      "With --orphans: list what carbon left in a project and nobody tends, by its labels, and after"
          + " a yes remove the buckets that nothing is lost with. A job is ended only with"
          + " --cancel-jobs, and only where its bucket is gone. Exit 10 when something is left."
    },
    footer = {
      "",
      "Examples:",
      "  carbon cleanup r-4kzj",
      "  carbon cleanup r-4kzj --discard",
      "  carbon cleanup --orphans --project my-project",
      "  carbon cleanup --orphans --yes --older-than 24h --regions eu"
    })
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
      description = "Go ahead without asking.")
  private boolean yes;

  @Mixin private final OrphanOptions orphans = new OrphanOptions();

  @Mixin private final OutputOptions output = new OutputOptions();

  public CleanupCommand(Services services) {
    this.services = services;
  }

  @Override
  public Request request(Problems problems) {
    Format format = output.format(new Inputs(services.settings()), problems);
    if (orphans.isWanted()) {
      problemsOfBoth(problems);
      OrphansInput input = orphans.input(services, problems);
      problems.throwIfAny(ErrorKind.USAGE);
      return new Request(Optional.empty(), Optional.of(input), format);
    }
    orphans.refuseAlone(problems);
    Optional<RunId> id = run.read(services.histories(), problems);
    problems.throwIfAny(ErrorKind.USAGE);
    CleanupRequest cleanup = new CleanupRequest(id.orElseThrow(), discard, assumeNoJob);
    return new Request(Optional.of(cleanup), Optional.empty(), format);
  }

  private void problemsOfBoth(Problems problems) {
    if (run.isGiven()) {
      problems.add("--orphans: cannot be combined with RUN; leave one of them out");
    }
    if (discard) {
      problems.add("--discard: is for one run; carbon cleanup RUN --discard gives its outputs up");
    }
    if (assumeNoJob) {
      problems.add("--assume-no-job: is for one run; leave it out with --orphans");
    }
  }

  @Override
  public int run(Request request) {
    return request
        .orphans()
        .map(input -> new OrphanCleanup(services, input, yes).run(request.format()))
        .orElseGet(() -> cleanUp(request.cleanup().orElseThrow(), request.format()));
  }

  private int cleanUp(CleanupRequest request, Format format) {
    RunId id = request.run();
    if (services.histories().forgetUnbegun(id, services.clock().instant())) {
      return tellUnbegun(id, format);
    }
    if (request.discard() && !yes && !isMeant(id)) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "nothing was removed");
    }
    return new EarlierRun(id, format, services)
        .work((care, listener) -> care.cleanUp(request, listener), CleanupCommand::code);
  }

  /** Nothing of it was ever planned, so nothing can be there. */
  private int tellUnbegun(RunId id, Format format) {
    services
        .terminal()
        .tell(id + " had ended before anything of it was made; its empty history was removed");
    switch (format) {
      case TABLE -> {}
      case JSON -> new JobsJson(DocumentPrinter.json(services.terminal())).show(List.of());
      case CSV -> new JobsJson(DocumentPrinter.csv(services.terminal(), "runs")).show(List.of());
    }
    return ExitCode.DONE;
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

  record Request(Optional<CleanupRequest> cleanup, Optional<OrphansInput> orphans, Format format) {}
}

package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobMetrics;
import java.util.Optional;

/** One execution of one plan: launch, watch, conclude; whatever happens, the outcome is told. */
final class Run {
  private final RunContext context;
  private final EnergyModel model;
  private final String version;

  Run(RunContext context, EnergyModel model, String version) {
    this.context = context;
    this.model = model;
    this.version = version;
  }

  TrainOutcome toTheEnd() {
    context.standing().now(RunState.FAILED); // until there is more to say
    try {
      launchWatchAndConclude(OutputFolder.prepare(context.plan().home()));
    } catch (RuntimeException e) {
      context.standing().failed(Bugs.asFailure(e));
    }
    new OrphanStep(context).endChild();
    if (context.standing().hasFailed()) {
      // Whatever broke first: somebody asked to stop, and a shell has to hear of that.
      context.stop().reason().ifPresent(context.standing()::stopped);
    }
    return context.standing().outcome(account());
  }

  private void launchWatchAndConclude(OutputFolder folder) {
    try {
      new Launch(context, version).launch().ifPresent(this::watchAndConclude);
    } finally {
      folder.removeIfEmpty();
    }
  }

  private void watchAndConclude(JobHandle job) {
    WatchStep step = new WatchStep(context, job);
    boolean misplaced = !job.location().equals(context.plan().location());
    if (misplaced) {
      context.standing().failed(SubmitStep.misplaced(job, context.plan().location()));
    }
    Watch watch = misplaced ? step.watchItStop() : step.watch();
    new Conclusion(context).conclude(watch);
  }

  /** A fault in the receipt must not hide what exists. */
  private RunAccount account() {
    try {
      return isWherePlanned()
          ? RunAccount.of(context.plan(), model, context.standing().status(), metrics())
          : RunAccount.unknown(context.plan());
    } catch (RuntimeException e) {
      CarbonException failure = Bugs.asFailure(e);
      context.standing().failed(failure);
      return RunAccount.unknown(context.plan());
    }
  }

  /** The plan's intensity says nothing of a job elsewhere. */
  private boolean isWherePlanned() {
    return context
        .standing()
        .job()
        .map(job -> job.location().equals(context.plan().location()))
        .orElse(true);
  }

  /** Only what this run itself brought home: the folder may hold the metrics of another. */
  private Optional<JobMetrics> metrics() {
    boolean fetched =
        context.standing().outputs().stream()
            .anyMatch(file -> file.path().equals(JobMetrics.FILE_NAME));
    return fetched ? context.plan().home().flatMap(JobMetrics::read) : Optional.empty();
  }
}

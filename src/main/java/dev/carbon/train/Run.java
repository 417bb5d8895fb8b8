package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** One execution of one plan: launch, watch, conclude; whatever happens, the outcome is told. */
final class Run {
  private final RunContext context;
  private final EnergyModel model;
  private final RunDiary diary;
  private final String version;

  Run(RunContext context, EnergyModel model, RunDiary diary, String version) {
    this.context = context;
    this.model = model;
    this.diary = diary;
    this.version = version;
  }

  /** From the bucket to the outcome. */
  TrainOutcome toTheEnd() {
    return launchAnd(this::watchAndConclude);
  }

  /** From the bucket to the job, which then goes on alone. */
  TrainOutcome toTheJob() {
    return launchAnd(this::letGo);
  }

  private TrainOutcome launchAnd(Consumer<JobHandle> then) {
    context.standing().now(RunState.FAILED); // until there is more to say
    return outcomeOf(() -> new Launch(context, version).launch().ifPresent(then));
  }

  /** From where another process left the run to the outcome. */
  TrainOutcome goOn(History history) {
    return goOn(history, LostJob.Adopted::cancelled);
  }

  /** The same, but the job is told to stop. */
  TrainOutcome cancel(History history) {
    return goOn(history, LostJob.Adopted::cancelledAsAsked);
  }

  private TrainOutcome goOn(
      History history, Function<LostJob.Adopted, Optional<Watch.Ending>> cancelled) {
    return outcomeOf(
        () ->
            new Recovery(context, history)
                .job()
                .ifPresent(
                    found ->
                        seenToEnd(history)
                            .ifPresentOrElse(
                                end -> conclude(end, cancelled.apply(found)),
                                () -> watchAndConclude(found.job(), cancelled.apply(found)))));
  }

  /** The job is told to stop and watched until it has; nothing else is done. */
  TrainOutcome end(History history) {
    return outcomeOf(
        () -> {
          JobHandle job = history.job().orElseThrow();
          Optional<Watch.Ending> asked = Optional.of(Watch.Ending.ASKED);
          Watch watch = new WatchStep(context, job, meter(job)).after(asked).watch();
          new Conclusion(context).tellOnly(watch);
        });
  }

  /** What the bucket holds by now comes home; nothing else changes. */
  TrainOutcome fetch(History history) {
    return outcomeBeside(() -> new Leftover(context, history).fetch());
  }

  /** What is left of the run is removed, as far as that is allowed. */
  TrainOutcome cleanUp(History history, CleanupRequest request) {
    return outcomeBeside(() -> new Leftover(context, history).remove(request));
  }

  /** A rehearsal leaves its last words where its outputs are, and they may be gone by now. */
  private Optional<JobStatus> seenToEnd(History history) {
    return context.plan().backend().isRehearsal() ? history.ended() : Optional.empty();
  }

  private void conclude(JobStatus end, Optional<Watch.Ending> cancelled) {
    context.standing().saw(end);
    boolean stopped = end.state() == JobState.CANCELLED;
    Watch.Ending ending = cancelled.filter(why -> stopped).orElse(Watch.Ending.JOB_ENDED);
    new Conclusion(context).conclude(new Watch(Optional.of(end), ending));
  }

  /** Nothing was done, because of that. */
  TrainOutcome notStarted(CarbonException obstacle) {
    context.standing().now(RunState.FAILED);
    return unwatched(obstacle);
  }

  /** The job goes on and nobody looks, because of that. */
  TrainOutcome unwatched(CarbonException obstacle) {
    return outcomeOf(() -> context.standing().failed(obstacle));
  }

  private TrainOutcome outcomeOf(Runnable work) {
    return outcomeBeside(
        () -> {
          noteFailureOf(work);
          new OrphanStep(context).endChild();
        });
  }

  private void noteFailureOf(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      context.standing().failed(Bugs.asFailure(e));
    }
  }

  /** As {@link #outcomeOf}, but a child that another carbon has left goes on. */
  private TrainOutcome outcomeBeside(Runnable work) {
    noteFailureOf(work);
    if (context.standing().hasFailed()) {
      // Whatever broke first: somebody asked to stop, and a shell has to hear of that.
      context.stop().reason().ifPresent(context.standing()::stopped);
    }
    return context.standing().outcome(account());
  }

  private void letGo(JobHandle job) {
    if (isMisplaced(job)) {
      watchAndConclude(job);
    } else {
      context.standing().now(RunState.DETACHED);
    }
  }

  private void watchAndConclude(JobHandle job) {
    watchAndConclude(job, Optional.empty());
  }

  private void watchAndConclude(JobHandle job, Optional<Watch.Ending> cancelled) {
    WatchStep step = new WatchStep(context, job, meter(job)).after(cancelled);
    boolean misplaced = isMisplaced(job);
    if (misplaced) {
      context.standing().failed(SubmitStep.misplaced(job, context.plan().location()));
    }
    Watch watch = misplaced ? step.watchItStop() : step.watch();
    instead(job, watch)
        .ifPresentOrElse(
            other -> watchAndConclude(new SubmitStep(context).adopt(other)),
            () -> new Conclusion(context).conclude(watch));
  }

  /** The job that trains in place of this one, which has ended. */
  private Optional<JobHandle> instead(JobHandle job, Watch watch) {
    return watch
        .last()
        .filter(end -> end.state().isTerminal())
        .flatMap(end -> new LeaseStep(context).insteadOf(job, end));
  }

  private JobMeter meter(JobHandle job) {
    Instant submittedAt =
        context.standing().submittedAt().orElseGet(() -> context.clock().instant());
    return new JobMeter(context.plan(), job, submittedAt, model, diary, context.clock());
  }

  private boolean isMisplaced(JobHandle job) {
    return !job.location().equals(context.plan().location());
  }

  /** A fault in the receipt must not hide what exists. */
  private RunAccount account() {
    try {
      return isWherePlanned()
          ? new Reckoning(context.plan(), model, new FactFinding(context, diary).facts()).account()
          : RunAccount.unknown(context.plan());
    } catch (RuntimeException e) {
      CarbonException failure = Bugs.asFailure(e);
      context.standing().failed(failure);
      return RunAccount.unknown(context.plan());
    }
  }

  /** The plan's intensity says nothing of a job elsewhere. */
  private boolean isWherePlanned() {
    return context.standing().job().map(job -> !isMisplaced(job)).orElse(true);
  }
}

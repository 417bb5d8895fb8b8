package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.job.JobHandle;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.signal.Stop;
import dev.carbon.staging.RunId;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;

/** Carries out a plan, from the bucket to the receipt. */
public final class Trainer {
  private final Backend backend;
  private final Histories histories;
  private final NextRegion next;
  private final EnergyModel model;
  private final GridNow grid;
  private final Stop stop;
  private final Clock clock;
  private final String version;

  /**
   * A trainer on one backend.
   *
   * @param next plans on when a region refuses
   * @param grid what is emitted while a job runs
   * @param version of carbon, written on what it makes
   */
  public Trainer(
      Backend backend,
      Histories histories,
      NextRegion next,
      EnergyModel model,
      GridNow grid,
      Stop stop,
      Clock clock,
      String version) {
    this.backend = backend;
    this.histories = histories;
    this.next = next;
    this.model = model;
    this.grid = grid;
    this.stop = stop;
    this.clock = clock;
    this.version = version;
  }

  /** What a plan promises before anything is done. */
  public static TrainOutcome preview(TrainPlan plan) {
    return Standing.of(plan).outcome(RunAccount.ofPlan(plan));
  }

  /**
   * Runs the plan to its end, or until carbon is asked to stop; where a region refuses the job, the
   * next one is tried. Never throws for what goes wrong on the way: the outcome says it, and what
   * exists because of it.
   *
   * @throws dev.carbon.error.CarbonException CONFIGURATION when the history cannot be begun;
   *     nothing was started then
   */
  public TrainOutcome run(TrainPlan plan, TrainListener listener) {
    return run(plan, listener, Run::toTheEnd);
  }

  /**
   * As {@link #run}, but lets go of the job as soon as it is made: {@link #attach} goes on with it.
   */
  public TrainOutcome launch(TrainPlan plan, TrainListener listener) {
    return run(plan, listener, Run::toTheJob);
  }

  private TrainOutcome run(
      TrainPlan plan, TrainListener listener, Function<Run, TrainOutcome> how) {
    stop.listen();
    try (RunLedger ledger = histories.begin(plan)) {
      Function<TrainPlan, TrainOutcome> attempt =
          each ->
              how.apply(
                  run(context(each, ledger, listener, Standing.of(each), OptionalInt.empty())));
      OutputHold hold = new OutputHold(plan, backend, ledger, listener);
      Run nothing = run(context(plan, ledger, listener, Standing.of(plan), OptionalInt.empty()));
      TrainOutcome outcome =
          hold.take()
              .map(nothing::notStarted)
              .orElseGet(() -> new Attempts(next, histories, ledger, listener, attempt).run(plan));
      hold.release(outcome);
      return closed(ledger, outcome);
    }
  }

  /**
   * Goes on with a run whose job another process has made, from watching it to the receipt. A
   * region that refuses the job is the end of the run: its history holds too little to start it
   * again.
   *
   * @throws CarbonException USAGE when there is no such run, or no job of it to watch, or its
   *     outputs stay in the cloud and a folder is named for them; RUN_LOCKED while another process
   *     works on it; CONFIGURATION when its history cannot be read
   */
  public TrainOutcome attach(AttachRequest request, TrainListener listener) {
    RunId id = request.run();
    try (RunLedger ledger = histories.resume(id)) {
      History before = histories.of(id, ledger.before());
      History history = before.withOutputsIn(request.folder());
      JobHandle job = watchable(id, history);
      stop.listen();
      Standing standing = Standing.of(history);
      Run run = run(context(history.plan(), ledger, listener, standing, request.logTail()));
      OutputHold hold = new OutputHold(history.plan(), backend, ledger, listener);
      TrainOutcome outcome = hold.takeAgain().map(run::unwatched).orElseGet(() -> run.watchOn(job));
      hold.release(outcome);
      if (request.folder().isPresent()) {
        new OutputHold(before.plan(), backend, ledger, listener).release(outcome);
      }
      return closed(ledger, outcome);
    }
  }

  private static JobHandle watchable(RunId run, History history) {
    if (history.outcome().isPresent()) {
      throw new CarbonException(
          ErrorKind.USAGE, run + " has ended: " + history.outcome().get().toLowerCase(Locale.ROOT));
    }
    return history
        .job()
        .orElseThrow(
            () -> new CarbonException(ErrorKind.USAGE, run + " has no job that could be watched"));
  }

  private Run run(RunContext context) {
    return new Run(context, model, grid, version);
  }

  private RunContext context(
      TrainPlan plan,
      RunLedger ledger,
      TrainListener listener,
      Standing standing,
      OptionalInt logTail) {
    return new RunContext(plan, backend, ledger, listener, stop, clock, standing, logTail);
  }

  private TrainOutcome closed(RunLedger ledger, TrainOutcome outcome) {
    if (!outcome.jobMayLive()) {
      unlessDiskIsFull(() -> histories.receipt(ledger, outcome));
      if (!outcome.bucketExists()) {
        unlessDiskIsFull(
            () -> ledger.append(RecordType.CLOSED, Map.of("state", outcome.state().name())));
      }
    }
    return outcome;
  }

  /** All is done by now; a history that stays open only makes somebody look again. */
  private static void unlessDiskIsFull(Runnable record) {
    try {
      record.run();
    } catch (RuntimeException e) {
      // The outcome itself is what to tell.
    }
  }
}

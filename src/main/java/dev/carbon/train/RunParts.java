package dev.carbon.train;

import dev.carbon.account.JobTimes;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.signal.Stop;
import dev.carbon.staging.RunId;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;

/**
 * What every run of one backend is made with.
 *
 * @param grid what is emitted while a job runs
 * @param version of carbon, written on what it makes
 */
record RunParts(
    Backend backend,
    Histories histories,
    EnergyModel model,
    RunGrid grid,
    Stop stop,
    Clock clock,
    String version) {

  /** Begins the history of a run; fails as {@link Histories#begin} does. */
  RunLedger open(TrainPlan plan) {
    return shadowed(histories.begin(plan));
  }

  /** Goes on with the history of a run; fails as {@link Histories#resume} does. */
  RunLedger open(RunId run) {
    return shadowed(histories.resume(run));
  }

  /** A rehearsal's bucket lies beside its history: a copy there would be of no use. */
  private RunLedger shadowed(RunLedger ledger) {
    return backend.kind().isRehearsal() ? ledger : new ShadowedLedger(ledger, backend);
  }

  /** One attempt of a run that this process begins. */
  Run begin(TrainPlan plan, RunLedger ledger, TrainListener listener) {
    RunDiary diary = new RunDiary(plan, grid, new JobTimes());
    return run(plan, ledger, listener, Standing.of(plan), diary, OptionalInt.empty());
  }

  /** The newest attempt of a run that another process has begun. */
  Run takeUp(History history, RunLedger ledger, TrainListener listener, OptionalInt logTail) {
    RunDiary diary = new RunDiary(history.plan(), grid, history.times());
    return run(history.plan(), ledger, listener, Standing.of(history), diary, logTail);
  }

  private Run run(
      TrainPlan plan,
      RunLedger ledger,
      TrainListener listener,
      Standing standing,
      RunDiary diary,
      OptionalInt logTail) {
    return new Run(
        new RunContext(plan, backend, ledger, listener, stop, clock, standing, logTail),
        model,
        diary,
        version);
  }

  OutputHold hold(TrainPlan plan, RunLedger ledger, TrainListener listener) {
    return new OutputHold(plan, backend, ledger, listener);
  }

  /** The same outcome, written down: its figures, and that nothing is open where that is so. */
  TrainOutcome told(RunLedger ledger, TrainOutcome outcome) {
    if (!outcome.jobMayLive()) {
      unlessDiskIsFull(() -> histories.receipt(ledger, outcome));
    }
    return closed(ledger, outcome);
  }

  /** The same outcome; that nothing is open is written down where that is so. */
  TrainOutcome closed(RunLedger ledger, TrainOutcome outcome) {
    if (!outcome.jobMayLive() && !outcome.bucketExists()) {
      unlessDiskIsFull(
          () -> ledger.append(RecordType.CLOSED, Map.of("state", outcome.state().name())));
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

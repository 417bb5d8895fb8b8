package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.Ledgers;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.staging.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The histories of all runs, each with the plans that it carries out. */
public final class Histories {
  /** The fact of an ATTEMPT_END that tells all of the attempt. */
  static final String ATTEMPT = "attemptMemo";

  private final Ledgers ledgers;
  private final PlanMemo memo;

  public Histories(Ledgers ledgers, PlanMemo memo) {
    this.ledgers = ledgers;
    this.memo = memo;
  }

  /** Begins the history of a run; fails as {@link Ledgers#begin} does. */
  RunLedger begin(TrainPlan plan) {
    RunLedger ledger = ledgers.begin(plan.run());
    try {
      plan(ledger, plan);
      return ledger;
    } catch (RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  /** Writes down what is tried next. */
  void plan(RunLedger ledger, TrainPlan plan) {
    ledger.append(RecordType.PLAN, facts(plan));
  }

  /** What a PLAN says. */
  Map<String, String> facts(TrainPlan plan) {
    return Map.of(
        "run", plan.run().value(),
        "attempt", Integer.toString(plan.attempt()),
        "backend", plan.backend().word(),
        "region", plan.chosen().region().id().value(),
        "machine", plan.workers().toString(),
        "plan", memo.write(plan));
  }

  /**
   * Takes a run over from a process that has let go of it; fails as {@link Ledgers#resume} does.
   */
  RunLedger resume(RunId run) {
    return ledgers.resume(run);
  }

  /**
   * Removes a history that nothing was ever written to; as {@link Ledgers#forgetUnbegun}.
   *
   * @return whether it is gone
   */
  public boolean forgetUnbegun(RunId run, Instant untouchedSince) {
    return ledgers.forgetUnbegun(run, untouchedSince);
  }

  /**
   * Whether records tell of nothing that anybody has to look at although they are of no run that
   * was planned here: there are none, or what they removed of another's run is gone.
   */
  static boolean isMute(List<LedgerRecord> records) {
    boolean over = records.stream().anyMatch(record -> record.type() == RecordType.CLOSED);
    return !hasPlan(records) && (records.isEmpty() || over);
  }

  private static boolean hasPlan(List<LedgerRecord> records) {
    return records.stream().anyMatch(record -> record.type() == RecordType.PLAN);
  }

  /** Whether a run's history says what was to be run; fails as {@link #read} does. */
  boolean hasPlan(RunId run) {
    return hasPlan(ledgers.read(run));
  }

  /**
   * Whether another process works on a run that has a history here; fails as {@link #read} does.
   */
  boolean isHeld(RunId run) {
    try {
      resume(run).close();
      return false;
    } catch (CarbonException e) {
      if (e.kind() == ErrorKind.RUN_LOCKED) {
        return true;
      }
      throw e;
    }
  }

  /** What a history says so far; fails as {@link Ledgers#read} does. */
  public History read(RunId run) {
    return of(run, ledgers.read(run));
  }

  /**
   * What became of a run that has ended; empty while something of it is open. Its figures are those
   * of its receipt, or unknown where that could not be written down. Fails as {@link #read} does.
   */
  public Optional<TrainOutcome> ended(RunId run) {
    return ended(run, ledgers.read(run));
  }

  /** All records of a run, the oldest first; fails as {@link Ledgers#read} does. */
  List<LedgerRecord> records(RunId run) {
    return ledgers.read(run);
  }

  private Optional<TrainOutcome> ended(RunId run, List<LedgerRecord> records) {
    return new Ending(of(run, records), records).outcome(memo::readReceipt);
  }

  /** The run of these records, for a list of many; fails as {@link #read} does. */
  PastRun past(RunId run, List<LedgerRecord> records) {
    Ending ending = new Ending(of(run, records, memo::readBriefly), records);
    return new PastRun(
        RunSummary.of(ending.history(), records.get(0)),
        ending.history().plan(),
        () -> ending.isTold() ? ending.outcome(memo::readReceiptBriefly) : ended(run, records));
  }

  /** An attempt as its ATTEMPT_END keeps it. */
  String text(RefusedAttempt attempt) {
    return memo.write(attempt.with(List.of()));
  }

  /** The attempts before that one, as far as these records tell of them. */
  List<RefusedAttempt> before(TrainPlan plan, List<LedgerRecord> records) {
    return records.stream()
        .filter(record -> record.type() == RecordType.ATTEMPT_END)
        .flatMap(record -> record.fact(ATTEMPT).stream())
        .map(memo::readAttempt)
        .filter(attempt -> attempt.number() < plan.attempt())
        .toList();
  }

  /** Whether a run lacks a history here; fails as {@link Ledgers#lacks} does. */
  boolean lacks(RunId run) {
    return ledgers.lacks(run);
  }

  /** Writes the history of a run that lacks one; fails as {@link Ledgers#restore} does. */
  void restore(RunId run, List<LedgerRecord> records) {
    ledgers.restore(run, records);
  }

  /** Writes down what became of a run. */
  void receipt(RunLedger ledger, TrainOutcome outcome) {
    ledger.append(
        RecordType.RECEIPT,
        Map.of("state", outcome.state().name(), "receipt", memo.write(Receipt.of(outcome))));
  }

  /** What its history says of a run, in short; fails as {@link #read} does. */
  public RunSummary summary(RunId run) {
    List<LedgerRecord> records = ledgers.read(run);
    return RunSummary.of(of(run, records), records.get(0));
  }

  /** Every run that has a history here, in no order. */
  public List<RunId> runs() {
    return ledgers.runs();
  }

  /** What these records say. */
  History of(RunId run, List<LedgerRecord> records) {
    return of(run, records, memo::read);
  }

  private static History of(
      RunId run, List<LedgerRecord> records, Function<String, TrainPlan> reading) {
    int newest = -1;
    for (int i = 0; i < records.size(); i++) {
      newest = records.get(i).type() == RecordType.PLAN ? i : newest;
    }
    if (records.isEmpty()) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "nothing was ever written into the history of " + run + ", so nothing can exist of it",
          "carbon cleanup " + run + " removes it");
    }
    if (newest < 0 || records.get(newest).fact("plan").isEmpty()) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "the history of " + run + " holds no plan",
          "carbon cleanup --orphans finds what there may be of it");
    }
    TrainPlan plan = reading.apply(records.get(newest).fact("plan").orElseThrow());
    return new History(plan, records.subList(newest + 1, records.size()));
  }
}

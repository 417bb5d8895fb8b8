package dev.carbon.train;

import dev.carbon.footprint.EnergyModel;
import dev.carbon.ledger.Ledgers;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.signal.Stop;
import java.time.Clock;
import java.util.Map;

/** Carries out a plan, from the bucket to the receipt. */
public final class Trainer {
  private final Backend backend;
  private final Ledgers ledgers;
  private final NextRegion next;
  private final EnergyModel model;
  private final Stop stop;
  private final Clock clock;
  private final String version;

  /**
   * A trainer on one backend.
   *
   * @param next plans on when a region refuses
   * @param version of carbon, written on what it makes
   */
  public Trainer(
      Backend backend,
      Ledgers ledgers,
      NextRegion next,
      EnergyModel model,
      Stop stop,
      Clock clock,
      String version) {
    this.backend = backend;
    this.ledgers = ledgers;
    this.next = next;
    this.model = model;
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
    try (RunLedger ledger = ledgers.begin(plan.run())) {
      stop.listen();
      ledger.append(RecordType.PLAN, PlanFacts.of(plan));
      TrainOutcome outcome =
          new Attempts(next, ledger, listener, each -> attempt(each, ledger, listener)).run(plan);
      if (!outcome.bucketExists() && !outcome.jobMayLive()) {
        close(ledger, outcome);
      }
      return outcome;
    }
  }

  private TrainOutcome attempt(TrainPlan plan, RunLedger ledger, TrainListener listener) {
    RunContext context =
        new RunContext(plan, backend, ledger, listener, stop, clock, Standing.of(plan));
    return new Run(context, model, version).toTheEnd();
  }

  private static void close(RunLedger ledger, TrainOutcome outcome) {
    try {
      ledger.append(RecordType.CLOSED, Map.of("state", outcome.state().name()));
    } catch (RuntimeException e) {
      // All is done and nothing is left; an open history only makes somebody look again.
    }
  }
}

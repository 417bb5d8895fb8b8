package dev.carbon.train;

import dev.carbon.footprint.EnergyModel;
import dev.carbon.job.Manifest;
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
  private final EnergyModel model;
  private final Stop stop;
  private final Clock clock;
  private final String version;

  /**
   * A trainer on one backend.
   *
   * @param version of carbon, written on what it makes
   */
  public Trainer(
      Backend backend, Ledgers ledgers, EnergyModel model, Stop stop, Clock clock, String version) {
    this.backend = backend;
    this.ledgers = ledgers;
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
   * Runs the plan to its end, or until carbon is asked to stop. Never throws for what goes wrong on
   * the way: the outcome says it, and what exists because of it.
   *
   * @throws dev.carbon.error.CarbonException CONFIGURATION when the history cannot be begun;
   *     nothing was started then
   */
  public TrainOutcome run(TrainPlan plan, TrainListener listener) {
    try (RunLedger ledger = ledgers.begin(plan.run())) {
      stop.listen();
      ledger.append(RecordType.PLAN, facts(plan));
      TrainOutcome outcome =
          new Run(
                  new RunContext(plan, backend, ledger, listener, stop, clock, Standing.of(plan)),
                  model,
                  version)
              .toTheEnd();
      if (!outcome.bucketExists() && !outcome.jobMayLive()) {
        close(ledger, outcome);
      }
      return outcome;
    }
  }

  private static void close(RunLedger ledger, TrainOutcome outcome) {
    try {
      ledger.append(RecordType.CLOSED, Map.of("state", outcome.state().name()));
    } catch (RuntimeException e) {
      // All is done and nothing is left; an open history only makes somebody look again.
    }
  }

  private static Map<String, String> facts(TrainPlan plan) {
    return Map.of(
        "run", plan.run().value(),
        "backend", plan.backend().word(),
        "region", plan.chosen().region().id().value(),
        "gramsPerKwh", Double.toString(plan.chosen().intensity().value().value()),
        "source", plan.ranking().kind().source().value(),
        "machine", plan.workers().toString(),
        "program", plan.request().title(),
        "manifestSha256", Manifest.of(plan.request().code().files()).sha256(),
        "timeout", plan.request().limits().timeout().toString(),
        "output", plan.output().toString());
  }
}

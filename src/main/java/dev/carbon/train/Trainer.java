package dev.carbon.train;

import dev.carbon.footprint.EnergyModel;
import dev.carbon.ledger.RunLedger;
import dev.carbon.signal.Stop;
import java.time.Clock;
import java.util.function.Function;

/** Carries out a plan, from the bucket to the receipt. */
public final class Trainer {
  private final RunParts parts;
  private final NextRegion next;

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
      RunGrid grid,
      Stop stop,
      Clock clock,
      String version) {
    this.parts = new RunParts(backend, histories, model, grid, stop, clock, version);
    this.next = next;
  }

  /** What a plan promises before anything is done. */
  public static TrainOutcome preview(TrainPlan plan) {
    return Standing.of(plan).outcome(RunAccount.ofPlan(plan));
  }

  /** For runs that another process has begun. */
  public Aftercare aftercare() {
    return new Aftercare(parts);
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
   * As {@link #run}, but lets go of the job as soon as it is made: {@link Aftercare#attach} goes on
   * with it.
   */
  public TrainOutcome launch(TrainPlan plan, TrainListener listener) {
    return run(plan, listener, Run::toTheJob);
  }

  private TrainOutcome run(
      TrainPlan plan, TrainListener listener, Function<Run, TrainOutcome> how) {
    parts.stop().listen();
    try (RunLedger ledger = parts.open(plan)) {
      Function<TrainPlan, TrainOutcome> attempt =
          each -> how.apply(parts.begin(each, ledger, listener));
      Attempts attempts = new Attempts(next, parts.histories(), ledger, listener, attempt);
      OutputHold hold = parts.hold(plan, ledger, listener);
      TrainOutcome outcome =
          hold.take()
              .map(parts.begin(plan, ledger, listener)::notStarted)
              .orElseGet(() -> attempts.run(plan));
      hold.release(outcome);
      return parts.told(ledger, outcome);
    }
  }
}

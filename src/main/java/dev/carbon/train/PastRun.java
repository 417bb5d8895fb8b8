package dev.carbon.train;

import java.util.Optional;
import java.util.function.Supplier;

/** What its history says of one run, read for a list of many. */
public final class PastRun {
  private final RunSummary summary;
  private final TrainPlan plan;
  private final Supplier<Optional<TrainOutcome>> outcome;

  PastRun(RunSummary summary, TrainPlan plan, Supplier<Optional<TrainOutcome>> outcome) {
    this.summary = summary;
    this.plan = plan;
    this.outcome = outcome;
  }

  /** In short. */
  public RunSummary summary() {
    return summary;
  }

  /**
   * Of its newest attempt; without the values that the history leaves out. Its ranking holds the
   * chosen region alone, and of its other long lists there is the first entry.
   */
  public TrainPlan plan() {
    return plan;
  }

  /** As {@link Histories#ended}, with that plan. */
  public Optional<TrainOutcome> outcome() {
    return outcome.get();
  }
}

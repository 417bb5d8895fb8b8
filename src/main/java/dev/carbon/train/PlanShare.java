package dev.carbon.train;

import dev.carbon.placement.Transfer;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a plan saves as a part of its baseline: where no data moves the energy cancels out, and need
 * not be known before the run.
 */
record PlanShare(TrainPlan plan) {
  /** In percent; empty when data moves, and when the baseline is unknown or emits nothing. */
  Optional<Double> percent() {
    double own = plan.chosen().effective().value();
    return plan.ranking()
        .baseline()
        .effective()
        .filter(grams -> grams.value() > 0 && !dataMoves())
        .map(grams -> 100 * (1 - own / grams.value()));
  }

  /** Whether the grams depend on more than energy and grid, be it here or in the baseline. */
  private boolean dataMoves() {
    Optional<Transfer> other = plan.transfer().flatMap(own -> plan.ranking().baseline().transfer());
    return Stream.of(plan.transfer(), other).flatMap(Optional::stream).anyMatch(Transfer::moves);
  }
}

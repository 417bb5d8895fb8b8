package dev.carbon.train;

import dev.carbon.intensity.Intensity;
import java.util.Optional;

/** Looks up what the grid of a run's region emits now. */
@FunctionalInterface
public interface GridNow {
  /** Asks nobody and knows nothing. */
  GridNow UNKNOWN = plan -> Optional.empty();

  /**
   * The newest figure of the source and kind that the plan was ranked by; empty when there is none
   * of now. Blocks for some seconds at most; may fail with any CarbonException.
   */
  Optional<Intensity> of(TrainPlan plan);
}

package dev.carbon.train;

import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks up what the grids of a run's plan emit and emitted, by the source that the plan used. */
public interface RunGrid {
  /** Asks nobody and knows nothing. */
  RunGrid UNKNOWN =
      new RunGrid() {
        @Override
        public Optional<Intensity> now(TrainPlan plan) {
          return Optional.empty();
        }

        @Override
        public List<Intensity> past(TrainPlan plan, Set<GridZone> zones, TimeWindow window) {
          return List.of();
        }

        @Override
        public Optional<PowerBreakdown> mix(TrainPlan plan) {
          return Optional.empty();
        }
      };

  /**
   * The newest figure for the chosen region, of the source and kind that the plan was ranked by;
   * empty when there is none of now. Blocks for some seconds at most; may fail with any
   * CarbonException.
   */
  Optional<Intensity> now(TrainPlan plan);

  /**
   * The figures of the same kind whose interval touches that window, as far as the source has them
   * by now; each is of one of the zones. Blocks for some 20 s at most; may fail with any
   * CarbonException.
   */
  List<Intensity> past(TrainPlan plan, Set<GridZone> zones, TimeWindow window);

  /**
   * The newest power mix of the chosen region's grid, by the same source; empty when it knows none.
   * Blocks for some 20 s at most; may fail with any CarbonException.
   */
  Optional<PowerBreakdown> mix(TrainPlan plan);
}

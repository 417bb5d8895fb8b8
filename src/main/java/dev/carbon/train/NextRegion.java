package dev.carbon.train;

import dev.carbon.placement.Refused;
import java.util.List;

/** Plans the next attempt of a run that a region has refused. */
public interface NextRegion {
  /**
   * The plan of the next attempt, with a fresh look at the grids. Changes nothing.
   *
   * @param refused the regions that this run has tried already
   * @throws dev.carbon.error.CarbonException NO_REGION when no other can take the job; whatever
   *     else a ranking fails with
   */
  TrainPlan after(TrainPlan plan, List<Refused> refused);
}

package dev.carbon.train;

import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.placement.CurrentFigure;
import dev.carbon.placement.PastFigures;
import dev.carbon.region.GridZone;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Asks the source that a plan was ranked by. */
public record PlanGrid(CurrentFigure current, PastFigures before) implements RunGrid {
  @Override
  public Optional<Intensity> now(TrainPlan plan) {
    return current.of(
        plan.chosen().region(), plan.ranking().kind(), plan.request().placement().source());
  }

  @Override
  public List<Intensity> past(TrainPlan plan, Set<GridZone> zones, TimeWindow window) {
    return before.of(zones, plan.ranking().kind(), plan.request().placement().source(), window);
  }

  @Override
  public Optional<PowerBreakdown> mix(TrainPlan plan) {
    return before.mix(
        plan.chosen().intensity().zone(),
        plan.ranking().kind(),
        plan.request().placement().source());
  }
}

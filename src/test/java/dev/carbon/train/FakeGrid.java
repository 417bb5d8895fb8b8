package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A source that tells what a test gave it, and keeps what it was asked. */
final class FakeGrid implements RunGrid {
  /** What the newest figure is. */
  Supplier<Optional<Intensity>> now = Optional::empty;

  /** What is remembered of any hour. */
  final List<Intensity> remembered = new ArrayList<>();

  /** Each window that was asked for. */
  final List<TimeWindow> asked = new ArrayList<>();

  Optional<PowerBreakdown> mix = Optional.empty();

  @Nullable CarbonException failure;

  @Override
  public Optional<Intensity> now(TrainPlan plan) {
    return now.get();
  }

  @Override
  public List<Intensity> past(TrainPlan plan, Set<GridZone> zones, TimeWindow window) {
    asked.add(window);
    if (failure != null) {
      throw failure;
    }
    return remembered.stream()
        .filter(figure -> zones.contains(figure.zone()) && window.contains(figure.validFrom()))
        .toList();
  }

  @Override
  public Optional<PowerBreakdown> mix(TrainPlan plan) {
    return mix;
  }
}

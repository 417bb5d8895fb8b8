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
import java.util.function.Predicate;
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

  /** The zones that were asked for with each of them. */
  final List<Set<GridZone>> zones = new ArrayList<>();

  /** A window that is not answered at all. */
  Predicate<TimeWindow> refused = window -> false;

  Optional<PowerBreakdown> mix = Optional.empty();

  @Nullable CarbonException failure;

  @Override
  public Optional<Intensity> now(TrainPlan plan) {
    return now.get();
  }

  @Override
  public List<Intensity> past(TrainPlan plan, Set<GridZone> asked, TimeWindow window) {
    this.asked.add(window);
    zones.add(Set.copyOf(asked));
    if (failure != null) {
      throw failure;
    }
    return remembered.stream()
        .filter(figure -> asked.contains(figure.zone()) && touches(figure, window))
        .filter(figure -> !refused.test(window))
        .toList();
  }

  private static boolean touches(Intensity figure, TimeWindow window) {
    return figure.validFrom().isBefore(window.to())
        && figure.validFrom().plus(figure.resolution()).isAfter(window.from());
  }

  @Override
  public Optional<PowerBreakdown> mix(TrainPlan plan) {
    return mix;
  }
}

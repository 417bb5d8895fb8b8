package dev.carbon.intensity;

import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The cleanest stretch of a series.
 *
 * @param from its start
 * @param to its end
 * @param mean g CO2eq/kWh over the stretch
 */
public record BestWindow(Instant from, Instant to, GramsPerKwh mean) {

  /**
   * The stretch of at least {@code length} with the lowest mean, the earliest of several; empty
   * when the series has no stretch of that length without a hole.
   */
  public static Optional<BestWindow> find(IntensitySeries series, Duration length) {
    List<Intensity> points = series.points();
    Optional<BestWindow> best = Optional.empty();
    for (int start = 0; start < points.size(); start++) {
      Optional<BestWindow> window = from(points, start, length);
      if (window.isPresent()
          && (best.isEmpty() || window.get().mean().compareTo(best.get().mean()) < 0)) {
        best = window;
      }
    }
    return best;
  }

  private static Optional<BestWindow> from(List<Intensity> points, int start, Duration length) {
    Instant from = points.get(start).validFrom();
    Instant end = from;
    double gramsTimesSeconds = 0;
    for (Intensity point : points.subList(start, points.size())) {
      if (!point.validFrom().equals(end) || !(point.resolution() instanceof Duration step)) {
        return Optional.empty();
      }
      end = end.plus(step);
      gramsTimesSeconds += point.value().value() * step.toSeconds();
      Duration covered = Duration.between(from, end);
      if (covered.compareTo(length) >= 0) {
        double mean = gramsTimesSeconds / covered.toSeconds();
        return Optional.of(new BestWindow(from, end, new GramsPerKwh(mean)));
      }
    }
    return Optional.empty();
  }
}

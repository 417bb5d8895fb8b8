package dev.carbon.footprint;

import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a grid emitted hour by hour, as far as somebody knows: a missing hour is a gap and is not
 * filled in.
 *
 * @param kind of every figure
 * @param step how long a figure holds: an hour, or a part of it of which so many make up an hour
 * @param figures g CO2eq/kWh by the beginning of the step, in universal time
 */
public record IntensityTimeline(FigureKind kind, Duration step, Map<Instant, GramsPerKwh> figures) {
  /** Most sources tell one figure an hour. */
  public static final Duration HOUR = Duration.ofHours(1);

  /**
   * Any timeline; it may be empty.
   *
   * @throws IllegalArgumentException for a step that does not fit an hour, and for a figure that
   *     does not begin with a step
   */
  public IntensityTimeline {
    if (!Steps.isStep(step)) {
      throw new IllegalArgumentException("does not fit an hour: " + step);
    }
    for (Instant start : figures.keySet()) {
      if (!start.equals(Steps.startOf(start, step))) {
        throw new IllegalArgumentException("no step of " + step + " begins at " + start);
      }
    }
    figures = Map.copyOf(figures);
  }

  /** Of which nothing is known. */
  public static IntensityTimeline unknown(FigureKind kind) {
    return new IntensityTimeline(kind, HOUR, Map.of());
  }

  /** The figure of a moment; empty in a gap. */
  public Optional<GramsPerKwh> at(Instant moment) {
    return Optional.ofNullable(figures.get(Steps.startOf(moment, step)));
  }
}

package dev.carbon.footprint;

import dev.carbon.unit.Durations;
import dev.carbon.unit.KilowattHours;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Energy that was used from one moment to another, evenly as far as anybody knows.
 *
 * @param start of the interval
 * @param duration above zero
 * @param node kWh at the plug, not negative, of a computer or of a part of one
 * @param source of the figure, in words: {@code NVML energy counter}, {@code published watts}
 */
public record EnergyInterval(Instant start, Duration duration, NodeEnergy node, String source) {
  /**
   * Any interval.
   *
   * @throws IllegalArgumentException for one without length, without source or of negative energy
   */
  public EnergyInterval {
    if (duration.isZero() || duration.isNegative()) {
      throw new IllegalArgumentException("not an interval: " + duration);
    }
    if (node.energy().value() < 0) {
      throw new IllegalArgumentException("negative energy: " + node.energy());
    }
    if (source.isBlank()) {
      throw new IllegalArgumentException("energy without a source");
    }
  }

  /** The first moment after it. */
  public Instant end() {
    return start.plus(duration);
  }

  /**
   * Its parts between the full steps of universal time, earliest first, each with the energy of its
   * share in the time; together they have all of the energy, but for rounding.
   *
   * @param step of whole seconds, at least one; an hour cuts at full hours
   */
  List<EnergyInterval> splitAt(Duration step) {
    List<EnergyInterval> parts = new ArrayList<>();
    Instant from = start;
    while (from.isBefore(end())) {
      Instant cut = Steps.startOf(from, step).plus(step);
      Instant to = cut.isBefore(end()) ? cut : end();
      parts.add(part(from, to));
      from = to;
    }
    return parts;
  }

  private EnergyInterval part(Instant from, Instant to) {
    Duration length = Duration.between(from, to);
    KilowattHours share = node.energy().times(Durations.hours(length) / Durations.hours(duration));
    return new EnergyInterval(from, length, new NodeEnergy(share, node.basis()), source);
  }
}

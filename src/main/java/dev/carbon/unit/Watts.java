package dev.carbon.unit;

import java.time.Duration;

/** Electrical power in watts. */
public record Watts(double value) implements Comparable<Watts> {
  private static final double WATTS_PER_KILOWATT = 1000;

  public Watts {
    Numbers.requireFinite(value, "W");
  }

  public Watts plus(Watts other) {
    return new Watts(value + other.value);
  }

  public Watts times(double factor) {
    return new Watts(value * factor);
  }

  /** The energy of this power, held for that long. */
  public KilowattHours over(Duration time) {
    return new KilowattHours(value * Durations.hours(time) / WATTS_PER_KILOWATT);
  }

  @Override
  public int compareTo(Watts other) {
    return Double.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Numbers.plain(value) + " W";
  }
}

package dev.carbon.unit;

import java.time.Duration;

/** Electrical power in watts. */
public record Watts(double value) implements Comparable<Watts> {
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
    double seconds = time.toSeconds() + time.toNanosPart() / 1e9;
    return new KilowattHours(value * seconds / 3.6e6);
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

package dev.carbon.unit;

/** Electrical energy in kilowatt-hours. */
public record KilowattHours(double value) implements Comparable<KilowattHours> {
  public KilowattHours {
    Numbers.requireFinite(value, "kWh");
  }

  public KilowattHours plus(KilowattHours other) {
    return new KilowattHours(value + other.value);
  }

  /** The same energy with a factor applied, for example a PUE. */
  public KilowattHours times(double factor) {
    return new KilowattHours(value * factor);
  }

  /** What this energy emits on a grid of that intensity. */
  public Grams at(GramsPerKwh intensity) {
    return new Grams(value * intensity.value());
  }

  @Override
  public int compareTo(KilowattHours other) {
    return Double.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Numbers.plain(value) + " kWh";
  }
}

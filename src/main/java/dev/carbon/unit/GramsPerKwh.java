package dev.carbon.unit;

/**
 * Carbon intensity of electricity: grams of CO2 equivalent per kilowatt-hour, finite and not
 * negative.
 */
public record GramsPerKwh(double value) implements Comparable<GramsPerKwh> {
  public GramsPerKwh {
    Numbers.requireFinite(value, "g/kWh");
    if (value < 0) {
      throw new IllegalArgumentException("negative carbon intensity: " + value);
    }
  }

  @Override
  public int compareTo(GramsPerKwh other) {
    return Double.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Numbers.plain(value) + " g/kWh";
  }
}

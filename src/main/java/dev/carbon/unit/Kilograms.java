package dev.carbon.unit;

/** Mass of CO2 equivalent in kilograms, as Google's own reports have it. */
public record Kilograms(double value) {
  private static final double GRAMS = 1000;

  public Kilograms {
    Numbers.requireFinite(value, "kg");
  }

  /** The same mass, told in kilograms. */
  public static Kilograms of(Grams grams) {
    return new Kilograms(grams.value() / GRAMS);
  }

  public Kilograms plus(Kilograms other) {
    return new Kilograms(value + other.value);
  }

  @Override
  public String toString() {
    return Numbers.plain(value) + " kg";
  }
}

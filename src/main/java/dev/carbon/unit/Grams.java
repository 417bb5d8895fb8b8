package dev.carbon.unit;

/** Mass of CO2 equivalent in grams; negative where it is a difference. */
public record Grams(double value) implements Comparable<Grams> {
  public Grams {
    Numbers.requireFinite(value, "g");
  }

  public Grams plus(Grams other) {
    return new Grams(value + other.value);
  }

  public Grams minus(Grams other) {
    return new Grams(value - other.value);
  }

  @Override
  public int compareTo(Grams other) {
    return Double.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Numbers.plain(value) + " g";
  }
}

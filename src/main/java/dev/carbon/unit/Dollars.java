package dev.carbon.unit;

/** Money in United States dollars. */
public record Dollars(double value) implements Comparable<Dollars> {
  public Dollars {
    Numbers.requireFinite(value, "USD");
  }

  public Dollars minus(Dollars other) {
    return new Dollars(value - other.value);
  }

  public Dollars plus(Dollars other) {
    return new Dollars(value + other.value);
  }

  public Dollars times(double factor) {
    return new Dollars(value * factor);
  }

  @Override
  public int compareTo(Dollars other) {
    return Double.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Numbers.plain(value) + " USD";
  }
}

package dev.carbon.unit;

/** A volume of water in litres. */
public record Litres(double value) implements Comparable<Litres> {
  public Litres {
    Numbers.requireFinite(value, "litres");
  }

  public Litres plus(Litres other) {
    return new Litres(value + other.value);
  }

  @Override
  public int compareTo(Litres other) {
    return Double.compare(value, other.value);
  }

  @Override
  public String toString() {
    return Numbers.plain(value) + " L";
  }
}

package dev.carbon.footprint;

import dev.carbon.unit.Grams;

/**
 * What making the hardware emitted, as far as this run wears it out. A range, because the published
 * figures differ; it is told and never decides about place or time.
 *
 * @param low not above {@code high}
 */
public record Embodied(Grams low, Grams high) {
  /**
   * How it is known: the published figures of making hardware are spread over a life, a load and a
   * host that are assumed.
   */
  public Basis basis() {
    return Basis.ASSUMED;
  }

  /** Both together. */
  public Embodied plus(Embodied other) {
    return new Embodied(low.plus(other.low), high.plus(other.high));
  }

  public Embodied {
    if (low.compareTo(high) > 0) {
      throw new IllegalArgumentException("not a range: " + low + " to " + high);
    }
  }
}

package dev.carbon.footprint;

import dev.carbon.unit.Grams;

/**
 * What making the hardware emitted, as far as this run wears it out. A range, because the published
 * figures differ; it is told and never decides about place or time.
 *
 * @param low not above {@code high}
 */
public record Embodied(Grams low, Grams high) {
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

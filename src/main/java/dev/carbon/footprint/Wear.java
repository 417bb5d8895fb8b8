package dev.carbon.footprint;

import dev.carbon.unit.Durations;
import dev.carbon.unit.Grams;
import java.time.Duration;

/**
 * How much of the emissions of its making a piece of hardware wears out in an hour for which
 * somebody reserves it.
 *
 * @param low grams CO2eq per hour, not above {@code high}
 */
record Wear(double low, double high) {
  /** The part of its life for which hardware is reserved: BLOOM's (Luccioni and others 2022). */
  private static final double UTILISATION = 0.85;

  private static final double HOURS_PER_YEAR = 8760;
  private static final double GRAMS_PER_KILOGRAM = 1000;

  /**
   * The wear of hardware that serves from {@code shortYears} to {@code longYears}: the least mass
   * over the longest life up to the greatest mass over the shortest.
   *
   * @param lowKilograms CO2eq of making it, by whoever says the least
   */
  static Wear of(double lowKilograms, double highKilograms, double shortYears, double longYears) {
    return new Wear(perHour(lowKilograms, longYears), perHour(highKilograms, shortYears));
  }

  private static double perHour(double kilograms, double years) {
    return kilograms * GRAMS_PER_KILOGRAM / (years * HOURS_PER_YEAR) / UTILISATION;
  }

  Wear times(double factor) {
    return new Wear(low * factor, high * factor);
  }

  Wear plus(Wear other) {
    return new Wear(low + other.low, high + other.high);
  }

  /** The larger of both, at each end. */
  Wear orMore(Wear other) {
    return new Wear(Math.max(low, other.low), Math.max(high, other.high));
  }

  /** What a time of reservation wears out. */
  Embodied over(Duration time) {
    double hours = Durations.hours(time);
    return new Embodied(new Grams(low * hours), new Grams(high * hours));
  }
}

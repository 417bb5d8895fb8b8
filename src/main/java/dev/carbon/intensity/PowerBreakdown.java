package dev.carbon.intensity;

import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The power mix of a zone.
 *
 * @param basis whether it is what the zone consumes or what it generates
 * @param renewablePercent 0 to 100, empty when the source does not say
 * @param fossilFreePercent renewable and nuclear, 0 to 100, empty when the source does not say
 * @param megawattsBySource power by kind of plant in MW, each {@link #isPlausibleMegawatts
 *     possible} by construction, in the source's order; without those it has no value for
 */
public record PowerBreakdown(
    GridZone zone,
    Instant validFrom,
    MixBasis basis,
    OptionalDouble renewablePercent,
    OptionalDouble fossilFreePercent,
    Map<String, Double> megawattsBySource) {

  /** A bound chosen by this project: all plants of the world together make less on average. */
  private static final double MOST_MEGAWATTS = 5_000_000;

  public PowerBreakdown {
    megawattsBySource = Collections.unmodifiableMap(new LinkedHashMap<>(megawattsBySource));
    if (!megawattsBySource.values().stream().allMatch(PowerBreakdown::isPlausibleMegawatts)) {
      throw new IllegalArgumentException("not a possible power mix: " + megawattsBySource);
    }
  }

  /** Whether a number of MW can be what one kind of plant supplies: 0 to 5,000,000. */
  public static boolean isPlausibleMegawatts(double megawatts) {
    return megawatts >= 0 && megawatts <= MOST_MEGAWATTS;
  }

  /** How long ago the interval began, never negative. */
  public Duration age(Instant now) {
    Duration age = Duration.between(validFrom, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** The sum over all kinds of plant, in MW. */
  public double totalMegawatts() {
    return megawattsBySource.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The share of one kind of plant in the total, 0 to 100; empty when the total is nothing. */
  public OptionalDouble percent(String plant) {
    Double megawatts = megawattsBySource.get(plant);
    return megawatts == null ? OptionalDouble.empty() : percent(megawatts);
  }

  /** The share of all kinds of plant together: 100; empty when the total is nothing. */
  public OptionalDouble totalPercent() {
    return percent(totalMegawatts());
  }

  private OptionalDouble percent(double megawatts) {
    double total = totalMegawatts();
    return total > 0
        ? OptionalDouble.of(Math.min(100, 100 * megawatts / total))
        : OptionalDouble.empty();
  }
}

package dev.carbon.intensity;

import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The power mix consumed in a zone.
 *
 * @param renewablePercent 0 to 100, empty when the source does not say
 * @param fossilFreePercent renewable and nuclear, 0 to 100, empty when the source does not say
 * @param megawattsBySource power by kind of plant in MW, in the source's order; without those it
 *     has no value for
 */
public record PowerBreakdown(
    GridZone zone,
    Instant validFrom,
    OptionalDouble renewablePercent,
    OptionalDouble fossilFreePercent,
    Map<String, Double> megawattsBySource) {

  public PowerBreakdown {
    megawattsBySource = Collections.unmodifiableMap(new LinkedHashMap<>(megawattsBySource));
  }

  /** The sum over all kinds of plant, in MW. */
  public double totalMegawatts() {
    return megawattsBySource.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The share of one kind of plant in the total, 0 to 100; empty when the total is nothing. */
  public OptionalDouble percent(String plant) {
    Double megawatts = megawattsBySource.get(plant);
    double total = totalMegawatts();
    return megawatts == null || !(total > 0)
        ? OptionalDouble.empty()
        : OptionalDouble.of(100 * megawatts / total);
  }
}

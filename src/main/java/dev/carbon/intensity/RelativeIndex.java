package dev.carbon.intensity;

import dev.carbon.region.GridZone;
import java.time.Instant;

/**
 * How dirty an interval is among the next 24 hours of its own zone. Not an amount of carbon, and of
 * no use to compare zones: it never ranks.
 *
 * @param percentile 0 for the cleanest to 100 for the dirtiest
 * @param at the start of the interval
 */
public record RelativeIndex(GridZone zone, double percentile, Instant at) {
  public RelativeIndex {
    if (!isPercentile(percentile)) {
      throw new IllegalArgumentException("not a percentile: " + percentile);
    }
  }

  /** Whether a number is from 0 to 100. */
  public static boolean isPercentile(double number) {
    return number >= 0 && number <= 100;
  }
}

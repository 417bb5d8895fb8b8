package dev.carbon.staging;

import dev.carbon.region.Location;
import java.util.OptionalLong;

/**
 * Data, as far as it matters for moving it.
 *
 * @param location a region, a multi-region such as {@code eu}, or the name of another kind of place
 * @param gigabytes in GB of 10^9 bytes, at least 0
 * @param objects how many objects it is; empty when nobody counted
 */
public record Dataset(Location location, double gigabytes, OptionalLong objects) {
  public Dataset {
    if (!(gigabytes >= 0 && Double.isFinite(gigabytes))) {
      throw new IllegalArgumentException("not a size: " + gigabytes);
    }
  }
}

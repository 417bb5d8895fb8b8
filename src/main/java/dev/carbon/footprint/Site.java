package dev.carbon.footprint;

import dev.carbon.region.Region;
import dev.carbon.region.Water;
import java.util.Optional;

/**
 * The building around a computer, as far as a footprint needs it.
 *
 * @param pue power usage effectiveness, at least 1
 * @param water empty when not known
 */
public record Site(double pue, Optional<Water> water) {
  public Site {
    if (!(pue >= 1)) {
      throw new IllegalArgumentException("not a PUE: " + pue);
    }
  }

  /** A data centre of that region. */
  public static Site of(Region region) {
    return new Site(region.pue().value(), region.water());
  }
}

package dev.carbon.region;

import dev.carbon.region.Region.Pue;
import java.util.List;
import java.util.Optional;

/** Made-up regions. */
public final class Places {
  private Places() {}

  /** A public region that trains, of which little else is known. */
  public static Region region(String name, GridZone zone, double pue) {
    return region(name, zone, pue, Optional.empty());
  }

  /** The same, of which it is known what a kilowatt-hour drinks. */
  public static Region region(String name, GridZone zone, double pue, Optional<Water> water) {
    return new Region(
        new RegionId(name),
        "Somewhere",
        "FI",
        new Coordinates(60, 25),
        zone,
        new Pue(pue, true, Optional.empty()),
        water,
        List.of(),
        false,
        true,
        true);
  }

  /** A price on demand alone. */
  public static HourlyPrice onDemand(Optional<Price> price) {
    return new HourlyPrice(price, Optional.empty(), Optional.empty());
  }
}

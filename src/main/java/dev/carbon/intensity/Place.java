package dev.carbon.intensity;

import dev.carbon.region.GridLocation;
import dev.carbon.region.Region;
import java.util.Optional;

/**
 * A place that a person asks about.
 *
 * @param region when it was named as a region; the location is then its zone
 */
public record Place(GridLocation location, Optional<Region> region) {
  public static Place of(Region region) {
    return new Place(region.zone(), Optional.of(region));
  }

  public static Place of(GridLocation location) {
    return new Place(location, Optional.empty());
  }

  @Override
  public String toString() {
    return region.map(each -> each.id().value()).orElseGet(location::toString);
  }
}

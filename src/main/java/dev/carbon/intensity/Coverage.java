package dev.carbon.intensity;

import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import java.util.Optional;

/** Which grids a source knows, without asking it. */
public interface Coverage {
  /** Any zone by its Electricity Maps name, regions by the zone of the table that ships here. */
  Coverage BY_GRID_ZONE = GridZone::isOfElectricityMaps;

  /** Whether the source may well have figures for {@code zone}. */
  boolean covers(GridZone zone);

  /**
   * The zone by which the source knows the grid that feeds {@code region}: most use the names of
   * Electricity Maps, some cut the map otherwise. Empty when the source does not cover it.
   */
  default Optional<GridZone> zoneOf(Region region) {
    return Optional.of(region.zone()).filter(this::covers);
  }

  /** What a person can do who named a zone that is not covered, in words. */
  default Optional<String> insteadOf(GridZone zone) {
    return Optional.empty();
  }

  /** The location by which the source knows a place; empty when the source does not cover it. */
  default Optional<? extends GridLocation> locationOf(Place place) {
    if (place.region().isPresent()) {
      return zoneOf(place.region().get());
    }
    return place.location() instanceof GridZone zone && !covers(zone)
        ? Optional.empty()
        : Optional.of(place.location());
  }
}

package dev.carbon.placement;

import dev.carbon.region.GridZone;
import dev.carbon.region.Machine;
import dev.carbon.region.RegionId;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of a region.
 *
 * @param candidates known regions, at least one
 * @param excluded known regions never to use
 * @param baseline the region that savings are counted against
 * @param localZone this machine's own grid, to be asked about too
 */
public record PlacementRequest(
    Set<RegionId> candidates,
    Set<RegionId> excluded,
    Machine machine,
    Optional<Dollars> maxPricePerHour,
    Optional<GramsPerKwh> maxIntensity,
    SourceChoice source,
    RegionId baseline,
    Optional<GridZone> localZone) {

  public PlacementRequest {
    candidates = Set.copyOf(candidates);
    excluded = Set.copyOf(excluded);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("no candidate regions");
    }
  }
}

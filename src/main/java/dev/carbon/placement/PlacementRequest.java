package dev.carbon.placement;

import dev.carbon.region.GridZone;
import dev.carbon.region.RegionId;
import dev.carbon.region.Workers;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is wanted of a region.
 *
 * @param candidates known regions, at least one
 * @param baseline the region that savings are counted against
 * @param localZone this machine's own grid, to be asked about too
 * @param data that the job reads; empty when it lies nowhere or everywhere
 * @param project of Google Cloud, whose refusals count; empty when none is known
 * @param refused regions that were asked just now and did not take the job
 */
public record PlacementRequest(
    Set<RegionId> candidates,
    Constraints constraints,
    Workers workers,
    Preference preference,
    SourceChoice source,
    RegionId baseline,
    Optional<GridZone> localZone,
    Optional<DataNeed> data,
    Optional<String> project,
    List<Refused> refused) {

  public PlacementRequest {
    candidates = Set.copyOf(candidates);
    refused = List.copyOf(refused);
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("no candidate regions");
    }
  }

  /** The same, now that these regions have refused. */
  public PlacementRequest without(List<Refused> regions) {
    return with(constraints, regions);
  }

  /** The same for a job of which that lies in one region. */
  public PlacementRequest pinned(List<Pin> pins) {
    return with(constraints.pinned(pins), refused);
  }

  private PlacementRequest with(Constraints limits, List<Refused> regions) {
    return new PlacementRequest(
        candidates,
        limits,
        workers,
        preference,
        source,
        baseline,
        localZone,
        data,
        project,
        regions);
  }
}

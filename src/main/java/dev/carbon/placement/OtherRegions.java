package dev.carbon.placement;

import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.region.Regions;
import java.util.List;

/** The regions that a ranking says nothing about, because nobody asked for them. */
public final class OtherRegions {
  private OtherRegions() {}

  /** The public regions that train and are not among the candidates, in name order. */
  public static List<RegionId> than(PlacementRequest request, Regions regions) {
    return regions.all().stream()
        .filter(region -> region.isPublic() && region.trains())
        .map(Region::id)
        .filter(region -> !request.candidates().contains(region))
        .sorted()
        .toList();
  }
}

package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.Region;
import dev.carbon.region.RegionGroup;
import dev.carbon.region.RegionId;
import dev.carbon.region.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OtherRegionsTest {
  private final Regions regions = Requests.CATALOGUE.regions();
  private final List<RegionId> all =
      regions.all().stream().filter(RegionGroup.ALL::contains).map(Region::id).toList();

  @Test
  void nobodyIsMissingWhenAllAreCandidates() {
    assertEquals(List.of(), OtherRegions.than(Requests.of(all).build(), regions));
  }

  @Test
  void withTheCandidatesTheyMakeAllRegionsThatTrain() {
    PlacementRequest request = Requests.of("us-central1", "europe-west4").build();
    List<RegionId> others = OtherRegions.than(request, regions);
    assertEquals(all.size() - 2, others.size());
    List<RegionId> together = new ArrayList<>(others);
    together.addAll(request.candidates());
    assertEquals(new TreeSet<>(all), new TreeSet<>(together));
    assertEquals(new ArrayList<>(new TreeSet<>(others)), others);
  }

  @Test
  void aRegionThatDoesNotTrainIsNotMissed() {
    List<RegionId> others = OtherRegions.than(Requests.of("us-central1").build(), regions);
    assertTrue(regions.find(new RegionId("asia-south2")).isPresent());
    assertTrue(!others.contains(new RegionId("asia-south2")), others.toString());
  }
}

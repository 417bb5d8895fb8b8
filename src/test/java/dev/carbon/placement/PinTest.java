package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.region.RegionId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PinTest {
  private static final RegionId HERE = new RegionId("europe-west4");

  @Test
  void whatLiesInOneRegionKeepsTheJobThere() {
    CandidateFilter.Result result = filtered(List.of(new Pin("the key", HERE)));

    assertEquals(
        List.of(HERE), result.eligible().stream().map(each -> each.region().id()).toList());
    ExcludedRegion other = result.excluded().get(0);
    assertEquals(ExclusionReason.EXCLUDED, other.reason());
    assertEquals(
        "the key lies in europe-west4: the job cannot run in us-central1", other.message());
  }

  @Test
  void twoPinsOfOneRegionAreNoMoreThanOne() {
    List<Pin> pins = List.of(new Pin("the key", HERE), new Pin("the reservation", HERE));
    assertEquals(filtered(pins.subList(0, 1)), filtered(pins));
  }

  @Test
  void nothingIsKeptAnywhereWithoutAPin() {
    assertEquals(List.of(), filtered(List.of()).excluded());
  }

  private static CandidateFilter.Result filtered(List<Pin> pins) {
    PlacementRequest request = Requests.of("us-central1", "europe-west4").build().pinned(pins);
    return new CandidateFilter(Requests.CATALOGUE, request, List.of(), Optional.empty()).apply();
  }
}

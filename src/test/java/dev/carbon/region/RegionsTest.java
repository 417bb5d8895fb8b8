package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Looking up regions, and what is no region at all. */
class RegionsTest {
  private final Regions regions = Regions.bundled();

  @Test
  void findsTheRegionsOfAZone() {
    assertEquals(
        List.of("us-east4", "us-east5"),
        regions.in(new GridZone("US-MIDA-PJM")).stream().map(r -> r.id().value()).toList());
    assertEquals(List.of(), regions.in(new GridZone("NZ")));
  }

  @Test
  void doesNotKnowWhatIsNotInTheTable() {
    assertTrue(regions.find(new RegionId("mars-north1")).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> regions.get(new RegionId("mars-north1")));
  }

  @Test
  void aPointOffTheMapIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new Coordinates(90.5, 0));
    assertThrows(IllegalArgumentException.class, () -> new Coordinates(0, -181));
    assertThrows(IllegalArgumentException.class, () -> new Coordinates(Double.NaN, 0));
  }

  @Test
  void aNameThatCannotBeARegionIsRefused() {
    for (String name : List.of("", "us", "US-EAST1", "us-east1;rm", "us-east1\n", "../us-east1")) {
      assertFalse(RegionId.isWellFormed(name), name);
    }
  }
}

package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The table of regions that ships with carbon: a wrong row here is a wrong ranking there. */
class RegionsTest {
  /** Coarse boxes of whole countries: south, north, west, east. */
  private static final Map<String, Box> COUNTRIES =
      Map.ofEntries(
          Map.entry("ZA", new Box(-35, -22, 16, 33)),
          Map.entry("TW", new Box(21, 26, 119, 123)),
          Map.entry("HK", new Box(22.1, 22.6, 113.8, 114.5)),
          Map.entry("JP", new Box(24, 46, 122, 146)),
          Map.entry("KR", new Box(33, 39, 125, 132)),
          Map.entry("IN", new Box(6, 36, 68, 98)),
          Map.entry("SG", new Box(1.1, 1.5, 103.5, 104.1)),
          Map.entry("ID", new Box(-11, 6, 95, 141)),
          Map.entry("TH", new Box(5, 21, 97, 106)),
          Map.entry("AU", new Box(-44, -10, 112, 154)),
          Map.entry("PL", new Box(49, 55, 14, 24.5)),
          Map.entry("FI", new Box(59, 71, 19, 32)),
          Map.entry("SE", new Box(55, 70, 10, 25)),
          Map.entry("ES", new Box(36, 44, -10, 5)),
          Map.entry("BE", new Box(49.4, 51.6, 2.5, 6.5)),
          Map.entry("GB", new Box(49, 61, -9, 2)),
          Map.entry("DE", new Box(47, 55.5, 5.5, 15.5)),
          Map.entry("NL", new Box(50.7, 53.7, 3.3, 7.3)),
          Map.entry("CH", new Box(45.7, 47.9, 5.9, 10.6)),
          Map.entry("IT", new Box(36, 47.2, 6.6, 18.6)),
          Map.entry("FR", new Box(41, 51.2, -5.2, 9.6)),
          Map.entry("QA", new Box(24.4, 26.3, 50.6, 51.8)),
          Map.entry("SA", new Box(16, 33, 34, 56)),
          Map.entry("IL", new Box(29, 33.5, 34, 36)),
          Map.entry("CA", new Box(41.6, 70, -141, -52)),
          Map.entry("MX", new Box(14, 33, -118, -86)),
          Map.entry("BR", new Box(-34, 6, -74, -34)),
          Map.entry("CL", new Box(-56, -17, -76, -66)),
          Map.entry("US", new Box(24, 49.5, -125, -66)));

  private final Regions regions = Regions.bundled();

  @Test
  void has45RegionsOfWhich43ArePublicAnd38Train() {
    assertEquals(45, regions.all().size());
    assertEquals(43, regions.all().stream().filter(Region::isPublic).count());
    assertEquals(38, regions.all().stream().filter(Region::trains).count());
  }

  @Test
  void onlyAPublicRegionTrains() {
    assertTrue(regions.all().stream().filter(Region::trains).allMatch(Region::isPublic));
  }

  @Test
  void northernVirginiaIsInVirginiaAndNotInAustralia() {
    Region region = regions.get(new RegionId("us-east4"));
    assertTrue(new Box(36.5, 39.5, -83.7, -75.2).holds(region.coordinates()));
    assertEquals(new GridZone("US-MIDA-PJM"), region.zone());
    assertEquals("US", region.country());
  }

  @Test
  void everyRegionLiesInItsCountry() {
    for (Region region : regions.all()) {
      Box country = Objects.requireNonNull(COUNTRIES.get(region.country()), region.country());
      assertTrue(country.holds(region.coordinates()), region.id() + " at " + region.coordinates());
    }
  }

  @Test
  void everyGridZoneBelongsToTheCountryOfTheRegion() {
    for (Region region : regions.all()) {
      assertTrue(region.zone().id().startsWith(region.country()), region.toString());
    }
  }

  @Test
  void noCampusWastesMoreThanAFifthOfItsEnergy() {
    for (Region region : regions.all()) {
      assertTrue(region.pue().value() >= 1.05 && region.pue().value() <= 1.2, region.toString());
    }
  }

  @Test
  void aCarbonFreeShareIsAPercentageOrUnknown() {
    for (Region region : regions.all()) {
      region
          .carbonFreePercent()
          .ifPresent(percent -> assertTrue(percent >= 0 && percent <= 100, region.toString()));
    }
    assertTrue(regions.get(new RegionId("asia-southeast3")).carbonFreePercent().isEmpty());
  }

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

  private record Box(double south, double north, double west, double east) {
    boolean holds(Coordinates point) {
      return point.latitude() >= south
          && point.latitude() <= north
          && point.longitude() >= west
          && point.longitude() <= east;
    }
  }
}

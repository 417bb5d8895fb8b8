package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Year;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of regions that ships with carbon: a wrong row here is a wrong ranking there. */
class RegionsTableTest {
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

  /** Countries of which the sources know no factor of the power plants' water. */
  private static final Set<String> WITHOUT_WATER = Set.of("ZA", "HK", "SG", "QA", "SA", "IL");

  private final Regions regions = Regions.bundled();

  @Test
  void has45RegionsOfWhich43ArePublicAnd38Train() {
    assertEquals(45, regions.all().size());
    assertEquals(43, regions.all().stream().filter(Region::isPublic).count());
    assertEquals(38, regions.all().stream().filter(Region::trains).count());
  }

  @Test
  void onlyTheOneOfTpuV4AndTheUnopenedOneAreNotPublic() {
    assertEquals(
        Set.of("us-central2", "us-east2"),
        regions.all().stream()
            .filter(region -> !region.isPublic())
            .map(region -> region.id().value())
            .collect(Collectors.toSet()));
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
  void everyRegionLiesByTheTownThatItIsNamedAfter() {
    for (Region region : regions.all()) {
      Town town = Objects.requireNonNull(Town.OF_REGION.get(region.id().value()), region::toString);
      assertTrue(region.place().contains(town.name()), region.place() + ": " + town.name());
      double kilometres = town.kilometresTo(region.coordinates());
      assertTrue(kilometres <= 60, region.id() + " is " + kilometres + " km from " + town.name());
    }
  }

  @Test
  void everyGridZoneIsOneOfElectricityMapsInTheCountryOfTheRegion() {
    for (Region region : regions.all()) {
      String zone = region.zone().id();
      assertTrue(region.zone().isOfElectricityMaps(), region.toString());
      assertEquals(region.country(), zone.substring(0, 2), region.toString());
    }
  }

  @Test
  void noCampusWastesMoreThanAFifthOfItsEnergy() {
    for (Region region : regions.all()) {
      assertTrue(region.pue().value() >= 1.05 && region.pue().value() <= 1.2, region.toString());
    }
  }

  @Test
  void aCampusHasAPueOfItsYearAndAnyOtherTheMeanOfTheFleet() {
    for (Region region : regions.all()) {
      Region.Pue pue = region.pue();
      assertEquals(
          pue.ofCampus() ? Optional.of(Year.of(2023)) : Optional.empty(),
          pue.year(),
          region.toString());
      assertTrue(pue.ofCampus() || pue.value() == 1.09, region.toString());
    }
  }

  @Test
  void waterIsKnownExactlyWhereAFactorOfTheCountryIs() {
    for (Region region : regions.all()) {
      assertEquals(
          WITHOUT_WATER.contains(region.country()), region.water().isEmpty(), region.toString());
    }
  }

  @Test
  void allRegionsOfACountryShareItsWater() {
    Map<String, Water> ofCountry = new HashMap<>();
    for (Region region : regions.all()) {
      region
          .water()
          .ifPresent(
              water -> {
                assertEquals(
                    water, ofCountry.merge(region.country(), water, (first, next) -> first));
                assertTrue(water.onSiteLitresPerKwh() > 0 && water.onSiteLitresPerKwh() < 3);
                assertTrue(water.offSiteLitresPerKwh() > 0 && water.offSiteLitresPerKwh() < 20);
              });
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

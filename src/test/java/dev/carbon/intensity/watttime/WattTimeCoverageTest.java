package dev.carbon.intensity.watttime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.Place;
import dev.carbon.region.Coordinates;
import dev.carbon.region.CsvResource;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.region.Regions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WattTimeCoverageTest {
  private final Regions regions = Regions.bundled();
  private final WattTimeCoverage coverage = WattTimeCoverage.bundled();

  @ParameterizedTest
  @CsvSource({
    "us-central1,MISO_MASON_CITY",
    "us-east1,SC",
    "us-east4,PJM_DC",
    "us-east5,PJM_SOUTHWEST_OH",
    "us-west2,LDWP",
    "europe-west2,UK",
    "europe-west3,DE",
    "asia-northeast1,JP_TK",
    "northamerica-northeast2,IESO_NORTH"
  })
  void knowsARegionByTheNameOfItsOwn(String region, String name) {
    assertEquals(zone(name), coverage.zoneOf(region(region)));
    assertEquals(zone(name), coverage.locationOf(Place.of(region(region))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"asia-southeast3", "europe-north2", "northamerica-south1"})
  void doesNotGuessTheRegionThatNobodyHasNamed(String region) {
    assertEquals(Optional.empty(), coverage.zoneOf(region(region)));
    assertEquals(Optional.empty(), coverage.locationOf(Place.of(region(region))));
  }

  @Test
  void everyRegionOfTheTableIsOneThatCarbonKnows() {
    assertTrue(
        CsvResource.rows(WattTimeCoverage.class, "regions.csv").stream()
            .allMatch(row -> regions.find(new RegionId(row.text("region"))).isPresent()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CAISO_NORTH", "PSCO", "LDWP", "JP_TK", "NEM_NSW", "DE", "IT", "UK", "HQ", "ZAF"})
  void takesItsOwnNamesAsTheyAre(String name) {
    assertTrue(coverage.covers(new GridZone(name)));
    assertEquals(zone(name), coverage.locationOf(place(name)));
  }

  @ParameterizedTest
  @CsvSource({
    "GB,UK",
    "ZA,ZAF",
    "TW,TWN",
    "KR,KOR",
    "IT-NO,IT",
    "CA-QC,HQ",
    "JP-TK,JP_TK",
    "AU-VIC,NEM_VIC"
  })
  void takesAZoneOfElectricityMapsForItsOwnWhenTheyAreTheSame(String zone, String name) {
    assertFalse(coverage.covers(new GridZone(zone)));
    assertEquals(zone(name), coverage.locationOf(place(zone)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"US-CAL-CISO", "US-MIDA-PJM", "US-CAR-SC", "US-NW-PACE", "US-CENT-SWPP", "US"})
  void neverTranslatesABalancingAreaOfTheUnitedStates(String zone) {
    assertNotCovered(zone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"AT", "SE-SE3", "TH", "XX", "CA-ON"})
  void doesNotCoverAZoneThatItHasNoNameFor(String zone) {
    assertNotCovered(zone);
  }

  @Test
  void theSeychellesAreNotSouthCarolina() {
    assertNotCovered("SC");
  }

  @Test
  void looksForAnyPoint() {
    Coordinates point = new Coordinates(1, 2);
    assertEquals(Optional.of(point), coverage.locationOf(Place.of(point)));
  }

  private void assertNotCovered(String name) {
    GridZone zone = new GridZone(name);
    assertFalse(coverage.covers(zone));
    assertEquals(Optional.empty(), coverage.locationOf(Place.of(zone)));
    assertTrue(coverage.insteadOf(zone).orElseThrow().contains("name a region instead"));
  }

  private Region region(String id) {
    return regions.get(new RegionId(id));
  }

  private static Place place(String zone) {
    return Place.of(new GridZone(zone));
  }

  private static Optional<GridZone> zone(String name) {
    return Optional.of(new GridZone(name));
  }
}

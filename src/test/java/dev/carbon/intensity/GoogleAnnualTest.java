package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.region.Regions;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GoogleAnnualTest {
  private final Regions regions = Regions.bundled();
  private final GoogleAnnual source = GoogleAnnual.of(regions);

  @ParameterizedTest
  @CsvSource({
    "europe-west4, 208.81",
    "us-central1, 412.72",
    "us-east4, 323.05",
    "northamerica-northeast1, 5.48",
    "africa-south1, 656.85"
  })
  void knowsTheYearlyAverageOfARegionsGrid(String region, double expected) {
    Intensity intensity = figure(region);
    assertEquals(expected, intensity.value().value());
    assertEquals(regions.get(new RegionId(region)).zone(), intensity.zone());
  }

  @Test
  void isAverageAndDirectAndOfTheWholeYear() {
    Intensity intensity = figure("europe-west4");
    assertEquals(
        new IntensityKind(GoogleAnnual.NAME, Signal.AVERAGE, Accounting.DIRECT), intensity.kind());
    assertEquals(source.kind(), intensity.kind());
    assertEquals(Instant.parse("2024-01-01T00:00:00Z"), intensity.validFrom());
    assertEquals(Period.ofYears(1), intensity.resolution());
    assertTrue(intensity.isYearly());
  }

  @Test
  void doesNotOfferTheLifeCycleValueOfChileAsADirectOne() {
    Reading.Gap gap =
        assertInstanceOf(
            Reading.Gap.class,
            source.latest(regions.get(new RegionId("southamerica-west1")).zone()));
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertTrue(gap.message().contains("life-cycle"), gap.message());
    assertFalse(gap.message().contains("238"), gap.message());
  }

  @Test
  void coversAllPublicRegionsButTwo() {
    List<String> missing =
        regions.all().stream()
            .filter(Region::isPublic)
            .filter(region -> source.latest(region.zone()) instanceof Reading.Gap)
            .map(region -> region.id().value())
            .toList();
    assertEquals(List.of("asia-southeast3", "southamerica-west1"), missing);
  }

  @Test
  void saysOfAnUnknownZoneThatItHasNoFigure() {
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, source.latest(new GridZone("NZ")));
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertEquals("google-annual has no figure for zone NZ", gap.message());
  }

  @Test
  void hasOneFigureForEachZoneAlsoWhereTwoRegionsShareIt() {
    Map<GridZone, List<OptionalDouble>> byZone =
        regions.all().stream()
            .filter(region -> !region.years().isEmpty())
            .collect(
                Collectors.groupingBy(
                    Region::zone,
                    Collectors.mapping(
                        region -> region.years().get(0).gramsPerKwh(), Collectors.toList())));
    byZone.forEach(
        (zone, figures) -> assertEquals(1, Set.copyOf(figures).size(), zone + ": " + figures));
  }

  @Test
  void answersInTheSurveyWithoutWaiting() {
    var readings =
        new IntensitySurvey(Duration.ofSeconds(20))
            .ask(Question.latest(source), regions.all().stream().map(Region::zone).toList());
    assertEquals(42, readings.size());
    assertEquals(40, readings.values().stream().filter(Reading.Figure.class::isInstance).count());
  }

  private Intensity figure(String region) {
    Reading reading = source.latest(regions.get(new RegionId(region)).zone());
    return assertInstanceOf(Reading.Figure.class, reading).intensity();
  }
}

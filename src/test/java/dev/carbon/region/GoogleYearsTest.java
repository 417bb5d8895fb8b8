package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What Google publishes of its regions by year, as the bundled table has it. */
class GoogleYearsTest {
  private final Regions regions = Regions.bundled();

  @Test
  void everyRowIsOfAKnownRegionAndComesOnce() {
    List<CsvResource.Row> rows = CsvResource.rows(Regions.class, "google_yearly.csv");
    for (CsvResource.Row row : rows) {
      assertTrue(regions.find(new RegionId(row.text("region"))).isPresent(), row.toString());
    }
    Set<String> years =
        rows.stream().map(row -> row.text("region") + row.text("year")).collect(Collectors.toSet());
    assertEquals(rows.size(), years.size());
  }

  @Test
  void theYearsOfARegionAreTheNewestFirstAndWithoutAGap() {
    for (Region region : regions.all()) {
      for (int i = 1; i < region.years().size(); i++) {
        GoogleYear newer = region.years().get(i - 1);
        assertEquals(newer.year().minusYears(1), region.years().get(i).year(), region.toString());
      }
    }
  }

  @Test
  void everyRegionHasTheYear2024ButTheOneThatIsNewer() {
    for (Region region : regions.all()) {
      List<Integer> newest =
          region.years().stream().limit(1).map(y -> y.year().getValue()).toList();
      boolean newer = region.id().equals(new RegionId("asia-southeast3"));
      assertEquals(newer ? List.of() : List.of(2024), newest, region.toString());
    }
  }

  @Test
  void everyFigureIsPlausibleOrUnknown() {
    for (Region region : regions.all()) {
      for (GoogleYear year : region.years()) {
        assertWithin(100, year.carbonFreePercent(), region);
        assertWithin(1000, year.gramsPerKwh(), region);
      }
    }
  }

  /** Shares and percentages are easily mixed up: no year of the table is all below one percent. */
  @Test
  void theShareIsInPercent() {
    for (int year = 2019; year <= 2024; year++) {
      int wanted = year;
      double highest =
          regions.all().stream()
              .flatMap(region -> region.years().stream())
              .filter(each -> each.year().getValue() == wanted)
              .mapToDouble(each -> each.carbonFreePercent().orElse(0))
              .max()
              .orElseThrow();
      assertTrue(highest > 50, year + ": " + highest);
    }
  }

  @Test
  void intensitiesAreLifecycleUpTo2020AndOnceByMistake() {
    for (Region region : regions.all()) {
      for (GoogleYear year : region.years()) {
        boolean mistake =
            region.id().equals(new RegionId("southamerica-west1"))
                && year.year().getValue() == 2024;
        assertEquals(
            year.year().getValue() <= 2020 || mistake, year.lifecycle(), region.id() + ": " + year);
      }
    }
  }

  /** Google's rule: a CFE of 75 % or more; where there is none, 200 g/kWh or less. */
  @Test
  void aRegionIsLowInCarbonByTheRuleOf2024() {
    for (Region region : regions.all()) {
      boolean low =
          region.years().stream()
              .limit(1)
              .anyMatch(
                  year ->
                      year.carbonFreePercent().isPresent()
                          ? year.carbonFreePercent().getAsDouble() >= 75
                          : year.gramsPerKwh().orElse(Double.MAX_VALUE) <= 200);
      assertEquals(low, region.lowCarbon(), region.toString());
    }
  }

  @Test
  void theCarbonFreeShareIsThatOfTheNewestYearOrUnknown() {
    assertEquals(OptionalDouble.of(87), carbonFree("us-central1"));
    assertEquals(OptionalDouble.of(100), carbonFree("europe-north2"));
    assertEquals(OptionalDouble.empty(), carbonFree("asia-southeast3"));
  }

  private OptionalDouble carbonFree(String region) {
    return regions.get(new RegionId(region)).carbonFreePercent();
  }

  private static void assertWithin(double most, OptionalDouble figure, Region region) {
    figure.ifPresent(value -> assertTrue(value >= 0 && value <= most, region.id() + ": " + value));
  }
}

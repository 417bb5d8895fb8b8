package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.unit.Dollars;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferPricesTest {
  private final TransferPrices prices = TransferPrices.bundled();

  /** Cells of Google's table, one of each kind of place. */
  @ParameterizedTest
  @CsvSource({
    "us-central1, us-west1, 0.02",
    "us-central1, northamerica-northeast1, 0.02",
    "us-east4, europe-west4, 0.05",
    "europe-west4, europe-north1, 0.02",
    "europe-west4, asia-east1, 0.08",
    "asia-east1, asia-south1, 0.08",
    "asia-east1, asia-southeast2, 0.10",
    "asia-southeast2, australia-southeast1, 0.08",
    "australia-southeast1, africa-south1, 0.14",
    "me-west1, me-central1, 0.08",
    "africa-south1, us-central1, 0.11",
    "southamerica-east1, southamerica-west1, 0.14",
    "europe-west1, southamerica-east1, 0.14"
  })
  void costWhatGooglesTableSays(String from, String to, double dollars) {
    assertEquals(Optional.of(new Dollars(dollars)), price(from, to));
  }

  @Test
  void withinOneRegionIsFree() {
    Regions.bundled()
        .all()
        .forEach(
            each ->
                assertEquals(
                    Optional.of(new Dollars(0)), price(each.id().value(), each.id().value())));
  }

  @ParameterizedTest
  @CsvSource({"us, us-central1, 0.02", "eu, europe-west4, 0.02", "asia, asia-east1, 0.08"})
  void aRegionIsAnotherPlaceThanItsMultiRegion(String from, String to, double dollars) {
    assertEquals(Optional.of(new Dollars(dollars)), price(from, to));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nam4", "us-central1+us-east1", "local", "mars-north1"})
  void aPlaceThatTheTableDoesNotNameIsUnknown(String from) {
    assertEquals(Optional.empty(), price(from, "us-central1"));
  }

  @Test
  void mexicoIsUnknownBecauseTheTableHasTwoAmericas() {
    assertEquals(Optional.empty(), price("us-central1", "northamerica-south1"));
    assertEquals(Optional.empty(), price("northamerica-south1", "us-central1"));
  }

  @Test
  void everyOtherKnownRegionHasAPriceFromEverywhere() {
    for (Region from : Regions.bundled().all()) {
      for (Region to : Regions.bundled().all()) {
        boolean mexican = from.country().equals("MX") || to.country().equals("MX");
        assertTrue(
            mexican || price(from.id().value(), to.id().value()).isPresent(),
            from.id() + " to " + to.id());
      }
    }
  }

  private Optional<Dollars> price(String from, String to) {
    return prices.perGib(new Location(from), new RegionId(to));
  }
}

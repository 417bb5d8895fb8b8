package dev.carbon.region;

import static dev.carbon.region.Availability.DOCUMENTED;
import static dev.carbon.region.Availability.INFERRED;
import static dev.carbon.region.Availability.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where accelerators are offered for training, as the bundled table has it. */
class OffersTest {
  private final Hardware hardware = Hardware.bundled();
  private final Regions regions = Regions.bundled();
  private final List<CsvResource.Row> rows =
      CsvResource.rows(Hardware.class, "accelerator_offers.csv");

  @Test
  void everyOfferIsOfAKnownAcceleratorInAPublicRegionAndComesOnce() {
    Set<String> seen = new HashSet<>();
    for (CsvResource.Row row : rows) {
      assertTrue(seen.add(row.text("region") + " " + row.text("accelerator")), row.toString());
      assertEquals(
          row.text("accelerator"),
          hardware.accelerator(row.text("accelerator")).orElseThrow().name());
      assertTrue(regions.get(new RegionId(row.text("region"))).isPublic(), row.toString());
    }
  }

  @Test
  void everyAcceleratorIsOfferedSomewhere() {
    for (Accelerator accelerator : hardware.accelerators()) {
      assertTrue(
          regions.all().stream()
              .anyMatch(region -> hardware.availability(region.id(), accelerator) != UNKNOWN),
          accelerator.toString());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "us-central1, tpu7x, the page of quotas has 75000",
    "us-central1, a100, the page of quotas has 8",
    "europe-west4, l4, the page of quotas has 0"
  })
  void isDocumentedWhereBothPagesNameIt(String region, String accelerator, String why) {
    assertEquals(DOCUMENTED, availability(region, accelerator), why);
  }

  @ParameterizedTest
  @CsvSource({
    "asia-east1, tpu-v3, only the page of quotas names it",
    "europe-west2, l4, the page of quotas says not available",
    "us-west4, tpu-v5e, the page of quotas is silent"
  })
  void isInferredWhereOnlyOneOfThemDoes(String region, String accelerator, String why) {
    assertEquals(INFERRED, availability(region, accelerator), why);
  }

  @ParameterizedTest
  @CsvSource({
    "me-west1, tpu7x, no page names it",
    "asia-east1, l4, for inference only",
    "europe-west4, tpu-v5e, for inference only"
  })
  void isUnknownWhereNoneOffersItForTraining(String region, String accelerator, String why) {
    assertEquals(UNKNOWN, availability(region, accelerator), why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "europe-west9",
        "europe-west6",
        "europe-southwest1",
        "europe-west8",
        "europe-west12",
        "africa-south1",
        "asia-northeast2",
        "australia-southeast2",
        "me-central1"
      })
  void someRegionsTrainWithoutAnyAccelerator(String region) {
    for (Accelerator accelerator : hardware.accelerators()) {
      assertEquals(UNKNOWN, hardware.availability(new RegionId(region), accelerator));
    }
    assertTrue(regions.get(new RegionId(region)).trains());
  }

  private Availability availability(String region, String accelerator) {
    return hardware.availability(
        new RegionId(region), hardware.accelerator(accelerator).orElseThrow());
  }
}

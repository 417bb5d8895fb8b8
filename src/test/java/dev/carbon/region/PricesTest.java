package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PricesTest {
  private final Hardware hardware = Hardware.bundled();
  private final Prices prices = Prices.bundled(15);

  @Test
  void aMachineCostsItsListPriceAndTheFee() {
    assertEquals(0.189999 * 1.15, dollars("n1-standard-4", "us-central1"), 1e-9);
  }

  @Test
  void gpusOfAnN1MachineAreAddedOneByOneBeforeTheFee() {
    Price price = hourly(machine("n1-standard-4", "t4", 2), "us-central1").orElseThrow();
    assertEquals((0.189999 + 2 * 0.35) * 1.15, price.amount().value(), 1e-9);
  }

  @Test
  void aPriceOfTwoPartsIsAsOldAsItsOlderPart() {
    Price price = hourly(machine("n1-standard-4", "t4", 1), "us-central1").orElseThrow();
    assertEquals(LocalDate.of(2026, 5, 20), price.asOf());
  }

  @Test
  void gpusThatAreBuiltInCostNothingOnTop() {
    assertEquals(
        dollars("g2-standard-4", "europe-west4"),
        hourly(machine("g2-standard-4", "l4", 1), "europe-west4").orElseThrow().amount().value());
  }

  @Test
  void aPriceIsUnknownWhereAnyPartOfItIs() {
    assertEquals(Optional.empty(), hourly(machine("n1-standard-4", "t4", 1), "africa-south1"));
    assertEquals(Optional.empty(), hourly(machine("g2-standard-4", "l4", 1), "me-central2"));
    assertEquals(Optional.empty(), hourly(machine("g2-standard-4", "l4", 1), "africa-south1"));
  }

  @Test
  void noKnownPriceIsNothingOrAbsurd() {
    for (MachineType type : hardware.machines()) {
      for (Region region : Regions.bundled().all()) {
        hourly(new Machine(type, Optional.empty()), region.id().value())
            .ifPresent(
                price ->
                    assertTrue(
                        price.amount().value() > 0.01 && price.amount().value() < 500,
                        type.name() + " in " + region.id() + ": " + price));
      }
    }
  }

  /** A TPU v2-8 or v3-8: Vertex AI counts 8 cores, which are 4 chips. */
  @Test
  void eightCoresOfATpuCostFourChips() {
    Workers v2 = Workers.one(machine("cloud-tpu", "tpu-v2", 8));
    Workers v3 = Workers.one(machine("cloud-tpu", "tpu-v3", 8));
    assertEquals(4 * 1.125 * 1.15, onDemand(prices, v2, "us-central1"), 1e-9);
    assertEquals(4 * 2.0 * 1.15, onDemand(prices, v3, "us-central1"), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    "ct5lp-hightpu-1t, tpu-v5e, 1, us-west4, 1.2",
    "ct5lp-hightpu-4t, tpu-v5e, 4, europe-west4, 1.56",
    "ct5lp-hightpu-8t, tpu-v5e, 8, us-east5, 1.2",
    "ct6e-standard-1t, tpu-v6e, 1, us-south1, 2.7",
    "ct6e-standard-8t, tpu-v6e, 8, asia-northeast1, 3.24"
  })
  void aTpuMachineCostsItsChips(
      String type, String accelerator, int chips, String region, double dollars) {
    Workers workers = Workers.one(machine(type, accelerator, chips));
    assertEquals(chips * dollars * 1.15, onDemand(prices, workers, region), 1e-9);
  }

  @Test
  void replicasMultiplyBothPrices() {
    Machine machine = machine("g2-standard-4", "l4", 1);
    HourlyPrice one = prices.hourly(Workers.one(machine), new RegionId("europe-west4"));
    HourlyPrice seven = prices.hourly(new Workers(machine, 7), new RegionId("europe-west4"));
    assertEquals(7 * 0.742916 * 1.15, value(seven.onDemand()), 1e-9);
    assertEquals(7 * value(one.spot()), value(seven.spot()), 1e-9);
  }

  @Test
  void spotOfL4IsKnownInTheNetherlands() {
    Workers workers = Workers.one(machine("g2-standard-4", "l4", 1));
    Price spot = prices.hourly(workers, new RegionId("europe-west4")).spot().orElseThrow();
    assertEquals(0.38986 * 1.15, spot.amount().value(), 1e-9);
    assertEquals(LocalDate.of(2026, 7, 30), spot.asOf());
  }

  @Test
  void spotOfAnN1MachineIsThatOfTheMachineAndItsGpus() {
    Workers workers = Workers.one(machine("n1-standard-4", "t4", 2));
    HourlyPrice price = prices.hourly(workers, new RegionId("us-central1"));
    assertEquals((0.06701 + 2 * 0.1654) * 1.15, value(price.spot()), 1e-9);
  }

  @Test
  void aFeeOfNothingLeavesTheListPrice() {
    Workers workers = Workers.one(machine("g2-standard-4", "l4", 1));
    assertEquals(0.742916, onDemand(Prices.bundled(0), workers, "europe-west4"), 1e-9);
    assertEquals(0.742916 * 1.15, onDemand(prices, workers, "europe-west4"), 1e-9);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "g2-standard-4    | l4      | 1 | me-central2        |"
            + " a listed price of $1.13 an hour, far above that of us-central1",
        "a3-ultragpu-8g   | h200    | 8 | europe-west4       |"
            + " a listed price of $49.48 an hour, which seems to be that of flexible starts",
        "a3-highgpu-1g    | h100    | 1 | europe-north1      |"
            + " a listed spot price of $1.28 an hour, below a quarter of the price on demand",
        "ct6e-standard-4t | tpu-v6e | 4 | asia-east1         |"
            + " a listed price of $87.50 an hour for each chip, far above that of us-central1",
        "ct6e-standard-4t | tpu-v6e | 4 | southamerica-west1 |"
            + " a listed spot price of $87.50 an hour for each chip, above the price on demand"
      })
  void aDoubtReadsAsTheEndOfASentence(
      String type, String accelerator, int count, String region, String doubt) {
    Workers workers = new Workers(machine(type, accelerator, count), 2);
    assertEquals(Optional.of(doubt), prices.hourly(workers, new RegionId(region)).doubt());
  }

  private static double onDemand(Prices prices, Workers workers, String region) {
    return value(prices.hourly(workers, new RegionId(region)).onDemand());
  }

  private static double value(Optional<Price> price) {
    return price.orElseThrow().amount().value();
  }

  private double dollars(String machine, String region) {
    MachineType type = hardware.machine(machine).orElseThrow();
    return hourly(new Machine(type, Optional.empty()), region).orElseThrow().amount().value();
  }

  private Optional<Price> hourly(Machine machine, String region) {
    return prices.hourly(Workers.one(machine), new RegionId(region)).onDemand();
  }

  private Machine machine(String type, String accelerator, int count) {
    return new Machine(
        hardware.machine(type).orElseThrow(),
        Optional.of(
            new AcceleratorRequest(hardware.accelerator(accelerator).orElseThrow(), count)));
  }
}

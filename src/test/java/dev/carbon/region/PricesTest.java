package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

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

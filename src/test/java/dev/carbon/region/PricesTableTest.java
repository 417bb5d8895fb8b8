package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.CsvResource.Row;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of prices that ships with carbon, and what may be used of it. */
class PricesTableTest {
  /** Compute Engine's documentation, create-use-spot: up to 91 % off; a little for rounding. */
  private static final double LARGEST_SPOT_DISCOUNT = 0.9101;

  /** No region of Google's is known to be dearer than another by more. */
  private static final double LARGEST_SPREAD = 2.5;

  private final Hardware hardware = Hardware.bundled();
  private final Regions regions = Regions.bundled();
  private final Prices prices = Prices.bundled(0);
  private final List<Row> rows = CsvResource.rows(Prices.class, "prices.csv");

  @Test
  void everyRowIsOfAKnownRegionAndAKnownMachineOrAcceleratorAndComesOnce() {
    Set<String> seen = new HashSet<>();
    for (Row row : rows) {
      assertTrue(regions.find(region(row)).isPresent(), row.toString());
      assertTrue(
          row.text("kind").equals("machine")
              ? hardware.machine(row.text("name")).isPresent()
              : hardware.accelerator(row.text("name")).isPresent(),
          row.toString());
      assertTrue(
          seen.add(row.text("kind") + row.text("name") + row.text("region")), row.toString());
    }
  }

  @Test
  void noPriceIsWithoutItsDay() {
    for (Row row : rows) {
      LocalDate day = LocalDate.parse(row.text("date"));
      assertTrue(day.isAfter(LocalDate.of(2026, 1, 1)), row.toString());
      assertTrue(day.isBefore(LocalDate.of(2026, 11, 22)), row.toString());
    }
  }

  @Test
  void aFlaggedPriceIsNotUsedButToldOf() {
    for (Row row : rows) {
      if (row.optional("flag").isPresent()) {
        HourlyPrice price = prices.hourly(workers(row), region(row));
        boolean onlySpot = row.text("flag").endsWith("-spot");
        assertEquals(onlySpot, price.onDemand().isPresent(), row.toString());
        assertTrue(price.spot().isEmpty(), row.toString());
        assertEquals(onlySpot, price.doubt().orElseThrow().contains("spot price"), row.toString());
      }
    }
  }

  @Test
  void aPriceWithoutAFlagIsUsedWithoutADoubt() {
    for (Row row : rows) {
      if (row.optional("flag").isEmpty()) {
        HourlyPrice price = prices.hourly(workers(row), region(row));
        assertTrue(price.doubt().isEmpty(), row.toString());
        if (!row.text("kind").equals("gpu_attach_n1")) {
          assertTrue(price.onDemand().isPresent(), row.toString());
          assertEquals(row.optional("spot_usd_per_hour").isPresent(), price.spot().isPresent());
        }
      }
    }
  }

  @Test
  void spotIsNeverDearerThanOnDemandNorCheaperThanTheLargestDiscount() {
    everyWorkers()
        .forEach(
            workers -> {
              for (Region region : regions.all()) {
                HourlyPrice price = prices.hourly(workers, region.id());
                if (price.onDemand().isPresent() && price.spot().isPresent()) {
                  double onDemand = dollars(price.onDemand());
                  double spot = dollars(price.spot());
                  assertTrue(spot <= onDemand, workers + " in " + region.id());
                  assertTrue(
                      spot >= onDemand * (1 - LARGEST_SPOT_DISCOUNT),
                      workers + " in " + region.id());
                }
              }
            });
  }

  @Test
  void theSameCostsOnDemandAboutTheSameEverywhere() {
    everyWorkers()
        .forEach(
            workers -> {
              double[] dollars = onDemandEverywhere(workers);
              if (dollars.length > 0) {
                double cheapest = Arrays.stream(dollars).min().orElseThrow();
                double dearest = Arrays.stream(dollars).max().orElseThrow();
                assertTrue(dearest <= cheapest * LARGEST_SPREAD, workers + ": " + dearest);
              }
            });
  }

  @Test
  void moreOfTheSameIsDearerInEveryRegion() {
    for (Region region : regions.all()) {
      for (String name : List.of("l4", "a100", "a100-80gb", "h100", "t4", "tpu-v5e", "tpu-v6e")) {
        Accelerator accelerator = hardware.accelerator(name).orElseThrow();
        double last = 0;
        for (int count : new int[] {1, 2, 4, 8}) {
          Optional<Price> price = smallest(accelerator, count, region);
          if (price.isPresent()) {
            assertTrue(dollars(price) > last, name + " x " + count + " in " + region.id());
            last = dollars(price);
          }
        }
      }
    }
  }

  private Optional<Price> smallest(Accelerator accelerator, int count, Region region) {
    AcceleratorRequest request = new AcceleratorRequest(accelerator, count);
    return hardware
        .smallestFor(request)
        .map(type -> Workers.one(new Machine(type, Optional.of(request))))
        .flatMap(workers -> prices.hourly(workers, region.id()).onDemand());
  }

  /** Every machine alone, and with each number of each accelerator that it carries. */
  private Stream<Workers> everyWorkers() {
    return hardware.machines().stream()
        .flatMap(
            type ->
                Stream.concat(Stream.of(Optional.<AcceleratorRequest>empty()), loads(type))
                    .map(load -> Workers.one(new Machine(type, load))));
  }

  private static Stream<Optional<AcceleratorRequest>> loads(MachineType type) {
    return type.accelerators().entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .map(count -> Optional.of(new AcceleratorRequest(entry.getKey(), count))));
  }

  /** The simplest hardware whose price the row is, or is a part of. */
  private Workers workers(Row row) {
    if (row.text("kind").equals("machine")) {
      MachineType type = hardware.machine(row.text("name")).orElseThrow();
      return Workers.one(new Machine(type, Optional.empty()));
    }
    Accelerator accelerator = hardware.accelerator(row.text("name")).orElseThrow();
    int count = accelerator.countsPerChip() == 1 ? 1 : 8;
    AcceleratorRequest request = new AcceleratorRequest(accelerator, count);
    MachineType type = hardware.smallestFor(request).orElseThrow();
    return Workers.one(new Machine(type, Optional.of(request)));
  }

  private double[] onDemandEverywhere(Workers workers) {
    return regions.all().stream()
        .flatMap(region -> prices.hourly(workers, region.id()).onDemand().stream())
        .mapToDouble(price -> price.amount().value())
        .toArray();
  }

  private static double dollars(Optional<Price> price) {
    return price.orElseThrow().amount().value();
  }

  private static RegionId region(Row row) {
    return new RegionId(row.text("region"));
  }
}

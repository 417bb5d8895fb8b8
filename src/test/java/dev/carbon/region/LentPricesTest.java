package dev.carbon.region;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.testing.Cases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is charged depends on how the machines are lent. */
class LentPricesTest {
  private static final long SEED = 20_261_121;

  private final Catalogue catalogue = Catalogue.bundled(15);
  private final List<MachineType> types = List.copyOf(catalogue.hardware().machines());
  private final List<Region> regions = List.copyOf(catalogue.regions().all());

  @Test
  void anotherWayOfLendingChangesWhatIsChargedAndNothingElse() {
    Cases.check(
        SEED,
        2000,
        random -> {
          Workers workers = workers(random);
          RegionId region = Cases.any(random, regions).id();
          HourlyPrice standard = catalogue.prices().hourly(workers, region);
          for (Provisioning provisioning : Provisioning.values()) {
            HourlyPrice lent = catalogue.prices().hourly(workers.lent(provisioning), region);
            assertEquals(standard.onDemand(), lent.onDemand());
            assertEquals(standard.spot(), lent.spot());
            assertEquals(charged(standard, provisioning), lent.charged());
            assertTrue(lent.asOf().equals(standard.asOf()) || lent.charged().isPresent());
          }
        });
  }

  /** Vertex AI refuses spot pods, though a chip by itself has a spot price. */
  @Test
  void aPodOfTpusHasNoSpotPrice() {
    RegionId region = new RegionId("us-central1");
    Workers one = Workers.one(tpu(8));
    Workers pod = Workers.one(tpu(32));

    assertTrue(catalogue.prices().hourly(one, region).spot().isPresent());
    HourlyPrice price = catalogue.prices().hourly(pod, region);
    assertTrue(price.onDemand().isPresent());
    assertEquals(Optional.empty(), price.spot());
    assertEquals(Optional.empty(), price.of(Provisioning.SPOT).charged());
  }

  private Machine tpu(int cores) {
    AcceleratorRequest request =
        new AcceleratorRequest(catalogue.hardware().accelerator("tpu-v2").orElseThrow(), cores);
    return catalogue
        .hardware()
        .smallestFor(request)
        .map(type -> new Machine(type, Optional.of(request)))
        .orElseGet(() -> catalogue.hardware().sliceFor(request).orElseThrow());
  }

  @Test
  void thePriceOfAFlexibleStartIsUnknownAndSaidToBe() {
    for (MachineType type : types) {
      Workers workers =
          Workers.one(new Machine(type, Optional.empty())).lent(Provisioning.FLEX_START);
      HourlyPrice price = catalogue.prices().hourly(workers, new RegionId("us-central1"));
      assertEquals(Optional.empty(), price.charged());
      assertTrue(price.doubt().orElseThrow().contains("flexible starts"));
    }
  }

  @Test
  void machinesThatAreLentInAnotherWayAreOtherMachines() {
    Workers workers = workers(new Random(SEED));
    assertNotEquals(workers.toString(), workers.lent(Provisioning.SPOT).toString());
    assertTrue(workers.lent(Provisioning.SPOT).toString().endsWith(" (spot)"));
    assertTrue(workers.lent(Provisioning.FLEX_START).toString().endsWith(" (flex-start)"));
  }

  private static Optional<Price> charged(HourlyPrice standard, Provisioning provisioning) {
    return Map.of(Provisioning.STANDARD, standard.onDemand(), Provisioning.SPOT, standard.spot())
        .getOrDefault(provisioning, Optional.empty());
  }

  private Workers workers(Random random) {
    MachineType type = Cases.any(random, types);
    List<Optional<AcceleratorRequest>> loads = new ArrayList<>(List.of(Optional.empty()));
    type.accelerators()
        .forEach(
            (accelerator, counts) ->
                counts.forEach(
                    count -> loads.add(Optional.of(new AcceleratorRequest(accelerator, count)))));
    return new Workers(new Machine(type, Cases.any(random, loads)), 1 + random.nextInt(20));
  }
}

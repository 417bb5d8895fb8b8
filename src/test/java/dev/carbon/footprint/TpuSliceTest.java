package dev.carbon.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Catalogue;
import dev.carbon.region.HourlyPrice;
import dev.carbon.region.Machine;
import dev.carbon.region.MachineType;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.region.TpuSlice;
import dev.carbon.region.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** A slice of TPUs uses, costs and wears out as much as its machines do one by one. */
class TpuSliceTest {
  private static final Catalogue CATALOGUE = Catalogue.bundled(15);
  private static final EnergyModel MODEL = EnergyModel.bundled();
  private static final Duration TIME = Duration.ofHours(3);
  private static final double TINY = 1e-9;

  @Test
  void hasAllTheChipsOfItsTopology() {
    forEverySlice(
        (machine, one) -> {
          String topology = machine.topology().orElseThrow();
          assertEquals(
              TpuSlice.chips(topology), machine.allAccelerators().orElseThrow().count(), topology);
          assertEquals(
              machine.allAccelerators().orElseThrow().count(),
              machine.machines() * one.accelerator().orElseThrow().count());
        });
  }

  @Test
  void usesAndWearsOutSoManyTimesAsMuchAsOneMachine() {
    forEverySlice(
        (machine, one) -> {
          assertTimes(
              machine.machines(),
              MODEL.energy(Workers.one(one), TIME).map(each -> each.energy().value()),
              MODEL.energy(Workers.one(machine), TIME).map(each -> each.energy().value()));
          assertTimes(
              machine.machines(),
              MODEL.embodied(Workers.one(one), TIME).map(each -> each.high().value()),
              MODEL.embodied(Workers.one(machine), TIME).map(each -> each.high().value()));
        });
  }

  @Test
  void costsTheListedPriceOfEachOfItsChips() {
    forEverySlice(
        (machine, one) -> {
          for (Region region : CATALOGUE.regions().all()) {
            HourlyPrice single = CATALOGUE.prices().hourly(Workers.one(one), region.id());
            HourlyPrice all = CATALOGUE.prices().hourly(Workers.one(machine), region.id());
            assertTimes(
                machine.machines(),
                single.charged().map(price -> price.amount().value()),
                all.charged().map(price -> price.amount().value()));
            assertEquals(single.doubt(), all.doubt());
          }
        });
  }

  @Test
  void sixteenChipsOfV5eCostSixteenTimesTheListedPrice() {
    Machine slice = slice("tpu-v5e", 16);
    double dollars =
        CATALOGUE
            .prices()
            .hourly(Workers.one(slice), new RegionId("us-central1"))
            .charged()
            .orElseThrow()
            .amount()
            .value();
    assertEquals(16 * 1.2 * 1.15, dollars, TINY);
    assertEquals("ct5lp-hightpu-4t with 16 x tpu-v5e as 4x4 on 4 machines", slice.toString());
  }

  @Test
  void aPodOfOlderTpusIsCountedByItsCores() {
    Machine pod = slice("tpu-v3", 32);
    assertEquals(4, pod.machines());
    assertEquals(32, pod.allAccelerators().orElseThrow().count());
    assertEquals(Optional.empty(), pod.topology());
    double watts = MODEL.power(Workers.one(pod)).orElseThrow().watts().value();
    assertEquals(16 * 283, watts, TINY);
  }

  private static Machine slice(String accelerator, int count) {
    return CATALOGUE
        .hardware()
        .sliceFor(
            new AcceleratorRequest(
                CATALOGUE.hardware().accelerator(accelerator).orElseThrow(), count))
        .orElseThrow();
  }

  private static void forEverySlice(BiConsumer<Machine, Machine> check) {
    for (MachineType type : CATALOGUE.hardware().machines()) {
      List<String> topologies = type.tpuTopologies();
      for (String topology : topologies) {
        Machine one = new Machine(type, type.builtIn());
        check.accept(new Machine(type, type.builtIn(), type.slice(topology)), one);
      }
    }
  }

  private static void assertTimes(int factor, Optional<Double> one, Optional<Double> all) {
    assertEquals(one.isPresent(), all.isPresent());
    one.ifPresent(each -> assertEquals(factor * each, all.orElseThrow(), TINY * factor * each));
  }
}

package dev.carbon.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.Accelerator;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.MachineType;
import dev.carbon.region.Workers;
import dev.carbon.testing.Cases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class EmbodiedModelTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final double FOUR_YEARS = 4 * 8760 * 0.85;
  private static final double SIX_YEARS = 6 * 8760 * 0.85;

  private final Hardware hardware = Hardware.bundled();
  private final EmbodiedModel model = EmbodiedModel.bundled();

  /**
   * Luccioni and others 2022, BLOOM: 1 082 990 GPU hours on servers of 2500 kg with 8 GPUs of 150
   * kg each, six years, 85 %: 7.57 t of the servers, 3.64 t of the GPUs.
   */
  @Test
  void agreesWithBloom() {
    Duration hours = Duration.ofHours(1_082_990);
    double servers = Wear.of(2500, 2500, 6, 6).times(1 / 8.0).over(hours).low().value();
    double gpus = Wear.of(150, 150, 6, 6).over(hours).high().value();
    assertEquals(7.57e6, servers, 7.57e6 * 0.005);
    assertEquals(3.64e6, gpus, 3.64e6 * 0.005);
    assertEquals(11.2e6, servers + gpus, 11.2e6 * 0.005);
  }

  @Test
  void aCardTakesUpItsSlotOfTheHost() {
    Embodied embodied = hourly("g2-standard-4", "l4", 1);
    assertEquals((150 + (5465.5 - 2400) / 16) * 1000 / SIX_YEARS, embodied.low().value(), 1e-4);
    assertEquals((150 + 2500 / 8.0) * 1000 / FOUR_YEARS, embodied.high().value(), 1e-9);
  }

  @Test
  void aMachineThatIsMostOfItsHostTakesUpMoreThanTheSlots() {
    Embodied embodied = hourly("n1-standard-96", "t4", 4);
    assertEquals((4 * 150 + 1677.5) * 1000 / SIX_YEARS, embodied.low().value(), 1e-2);
    assertEquals((4 * 150 + 1677.5) * 1000 / FOUR_YEARS, embodied.high().value(), 1e-2);
  }

  @Test
  void aMachineWithoutAcceleratorTakesUpItsProcessorsPart() {
    Embodied embodied = model.of(Workers.one(plain("n1-standard-4")), HOUR).orElseThrow();
    assertEquals(1677.5 / 96 * 4 * 1000 / SIX_YEARS, embodied.low().value(), 1e-4);
    assertEquals(1677.5 / 96 * 4 * 1000 / FOUR_YEARS, embodied.high().value(), 1e-4);
  }

  @Test
  void toAFigureWithTheHostInsideNothingIsAdded() {
    Embodied embodied = hourly("ct6e-standard-8t", "tpu-v6e", 8);
    assertEquals(8 * (323 + 260) * 1000 / SIX_YEARS, embodied.low().value(), 1e-9);
    assertEquals(embodied.low(), embodied.high());
  }

  @Test
  void whatNobodyPublishesIsUnknownRatherThanTheHostAlone() {
    Set<String> unknown = new TreeSet<>();
    for (Workers workers : everything()) {
      if (model.of(workers, HOUR).isEmpty()) {
        unknown.add(
            workers
                .machine()
                .accelerator()
                .map(request -> request.accelerator().name())
                .orElse(workers.machine().type().name()));
      }
    }
    assertEquals(
        Set.of("cloud-tpu", "gb200", "rtx-pro-6000", "tpu-v2", "tpu-v3", "tpu-v5e", "tpu7x"),
        unknown);
    Machine unheardOf =
        new Machine(
            hardware.machine("n1-standard-4").orElseThrow(),
            Optional.of(new AcceleratorRequest(new Accelerator("x9000", Optional.empty()), 1)));
    assertEquals(Optional.empty(), model.of(Workers.one(unheardOf), HOUR));
  }

  @Test
  void aCardInAHostOfUnknownSizeIsUnknown() {
    Accelerator l4 = hardware.accelerator("l4").orElseThrow();
    MachineType untold =
        new MachineType("x9-standard-1", Optional.empty(), Map.of(l4, Set.of(1)), List.of());
    Machine machine = new Machine(untold, Optional.of(new AcceleratorRequest(l4, 1)));
    assertEquals(Optional.empty(), model.of(Workers.one(machine), HOUR));
  }

  @Test
  void isARangeThatGrowsWithHoursAndReplicasAlike() {
    List<Workers> known =
        everything().stream().filter(each -> model.of(each, HOUR).isPresent()).toList();
    Cases.check(
        11,
        10_000,
        random -> {
          Machine machine = Cases.any(random, known).machine();
          int replicas = 1 + random.nextInt(Workers.MOST);
          double hours = random.nextInt(87_600_000) / 1000.0;
          Duration time = Duration.ofMillis(Math.round(hours * 3_600_000));
          Embodied one = model.of(Workers.one(machine), HOUR).orElseThrow();
          Embodied all = model.of(new Workers(machine, replicas), time).orElseThrow();
          double factor = replicas * hours;
          assertEquals(one.low().value() * factor, all.low().value(), 1e-9 * all.low().value());
          assertEquals(one.high().value() * factor, all.high().value(), 1e-9 * all.high().value());
          assertTrue(all.low().compareTo(all.high()) <= 0);
          assertTrue(one.low().value() > 0);
        });
  }

  @Test
  void aMachineWearsOutNoLessBecauseItHasAccelerators() {
    for (Workers workers : everything()) {
      Machine machine = workers.machine();
      boolean hostIsInside = !machine.type().tpuTopologies().isEmpty();
      Optional<Embodied> with = model.of(workers, HOUR);
      Optional<Embodied> without =
          model.of(Workers.one(new Machine(machine.type(), Optional.empty())), HOUR);
      if (machine.accelerator().isPresent() && with.isPresent() && !hostIsInside) {
        String name = machine.toString();
        assertTrue(with.get().low().compareTo(without.orElseThrow().low()) > 0, name);
        assertTrue(with.get().high().compareTo(without.orElseThrow().high()) > 0, name);
      }
    }
  }

  private List<Workers> everything() {
    List<Workers> everything = new ArrayList<>();
    for (MachineType type : hardware.machines()) {
      everything.add(Workers.one(new Machine(type, Optional.empty())));
      type.accelerators()
          .forEach(
              (accelerator, counts) ->
                  counts.forEach(
                      count ->
                          everything.add(
                              Workers.one(
                                  new Machine(
                                      type,
                                      Optional.of(new AcceleratorRequest(accelerator, count)))))));
    }
    return everything;
  }

  private Machine plain(String type) {
    return new Machine(hardware.machine(type).orElseThrow(), Optional.empty());
  }

  private Embodied hourly(String type, String accelerator, int count) {
    Machine machine =
        new Machine(
            hardware.machine(type).orElseThrow(),
            Optional.of(
                new AcceleratorRequest(hardware.accelerator(accelerator).orElseThrow(), count)));
    return model.of(Workers.one(machine), HOUR).orElseThrow();
  }
}

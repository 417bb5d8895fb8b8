package dev.carbon.footprint;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.region.Accelerator;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.MachineType;
import dev.carbon.region.Workers;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PowerModelTest {
  private static final double N1_STANDARD_4_HOST = 4 * 3.868 + 15 * 0.392;

  private final Hardware hardware = Hardware.bundled();
  private final PowerModel model = PowerModel.bundled();

  @Nested
  class OfAnAccelerator {
    @Test
    void aMeanUnderLoadStandsBesideIdleAndMostOfTheSameChip() {
      AcceleratorPower a100 = published("a100").orElseThrow();
      assertEquals(AcceleratorPower.Scope.CHIP, a100.scope());
      assertEquals(OptionalDouble.of(53), a100.idle());
      assertEquals(OptionalDouble.of(380), a100.mean());
      assertEquals(OptionalDouble.of(400), a100.max());
    }

    @Test
    void theMakersMaximumIsNoMean() {
      AcceleratorPower l4 = published("l4").orElseThrow();
      assertEquals(Basis.ASSUMED, l4.basis());
      assertEquals(OptionalDouble.empty(), l4.mean());
      assertEquals(OptionalDouble.of(72), l4.max());
    }

    @Test
    void besideTheMeanOfASystemStandsNoFigureOfAChip() {
      for (Accelerator accelerator : hardware.accelerators()) {
        model
            .accelerator(accelerator)
            .filter(power -> power.scope() == AcceleratorPower.Scope.SYSTEM)
            .ifPresent(
                power -> {
                  assertTrue(power.mean().isPresent(), accelerator.name());
                  assertEquals(OptionalDouble.empty(), power.idle(), accelerator.name());
                  assertEquals(OptionalDouble.empty(), power.max(), accelerator.name());
                });
      }
    }

    @Test
    void idleIsLessThanTheMeanAndTheMeanLessThanTheMost() {
      for (Accelerator accelerator : hardware.accelerators()) {
        AcceleratorPower power = published(accelerator.name()).orElse(null);
        if (power != null) {
          double most = power.max().orElse(Double.MAX_VALUE);
          assertTrue(power.mean().orElse(1) < most, accelerator.name());
          assertTrue(power.idle().orElse(0) < power.mean().orElse(most), accelerator.name());
          assertTrue(power.mean().isPresent() || power.max().isPresent(), accelerator.name());
        }
      }
    }

    @Test
    void whatNobodyPublishesIsNotThere() {
      assertEquals(Optional.empty(), published("tpu-v5e"));
    }

    private Optional<AcceleratorPower> published(String name) {
      return model.accelerator(hardware.accelerator(name).orElseThrow());
    }
  }

  @Nested
  class UnderTraining {
    @Test
    void aMachineWithoutAcceleratorDrawsProcessorsAndMemory() {
      Power power = model.underTraining(host("n1-standard-4")).orElseThrow();
      assertEquals(N1_STANDARD_4_HOST, power.watts().value(), 1e-9);
      assertEquals(Basis.MODELLED, power.basis());
    }

    @Test
    void toTheFigureOfAChipTheHostIsAdded() {
      Power power = model.underTraining(workers("n1-standard-4", "t4", 2)).orElseThrow();
      assertEquals(2 * 70 + N1_STANDARD_4_HOST, power.watts().value(), 1e-9);
      assertEquals(Basis.ASSUMED, power.basis());
    }

    @Test
    void toTheFigureOfASystemNothingIsAdded() {
      Power one = model.underTraining(workers("n1-standard-8", "v100", 1)).orElseThrow();
      Power two = model.underTraining(workers("n1-highmem-8", "v100", 2)).orElseThrow();
      assertEquals(325, one.watts().value(), 1e-9);
      assertEquals(650, two.watts().value(), 1e-9);
      assertEquals(
          271,
          model.underTraining(workers("n1-standard-8", "p100", 1)).orElseThrow().watts().value());
    }

    @Test
    void anAcceleratorWithoutPublishedFigureHasNoPowerAtAll() {
      assertEquals(
          Optional.empty(), model.underTraining(workers("ct5lp-hightpu-1t", "tpu-v5e", 1)));
      Accelerator unheardOf = new Accelerator("x9000", Optional.empty());
      assertEquals(
          Optional.empty(),
          model.underTraining(
              Workers.one(
                  new Machine(
                      hardware.machine("n1-standard-4").orElseThrow(),
                      Optional.of(new AcceleratorRequest(unheardOf, 1))))));
    }

    @Test
    void everyMachineDrawsPowerUnlessNobodyPublishesItsHost() {
      for (MachineType type : hardware.machines()) {
        Optional<Power> power =
            assertDoesNotThrow(
                () -> model.underTraining(Workers.one(new Machine(type, Optional.empty()))));
        assertEquals(type.host().isPresent(), power.isPresent(), type.name());
        power.ifPresent(each -> assertTrue(each.watts().value() > 0.5, type.name()));
      }
    }

    @Test
    void anOldTpuIsCountedByItsCoresAndDrawsByTheChip() {
      Power power = model.underTraining(workers("cloud-tpu", "tpu-v2", 8)).orElseThrow();
      assertEquals(4 * 221, power.watts().value(), 1e-9);
    }

    @Test
    void severalMachinesDrawTheirPowerTogether() {
      Machine machine = workers("n1-standard-8", "t4", 1).machine();
      double one = model.underTraining(new Workers(machine, 1)).orElseThrow().watts().value();
      double five = model.underTraining(new Workers(machine, 5)).orElseThrow().watts().value();
      assertEquals(5 * one, five, 1e-9);
    }
  }

  @Nested
  class AtAKnownUtilisation {
    private static final double HOST = 12 * 3.755 + 85 * 0.392;

    @Test
    void isLinearBetweenIdleAndMost() {
      Workers two = new Workers(workers("a2-highgpu-1g", "a100", 1).machine(), 2);
      assertEquals(2 * (53 + HOST), watts(two, 0), 1e-9);
      assertEquals(2 * (53 + 0.25 * (400 - 53) + HOST), watts(two, 0.25), 1e-9);
      assertEquals(2 * (400 + HOST), watts(two, 1), 1e-9);
    }

    @Test
    void isUnknownWhereIdleOrHostIs() {
      assertEquals(Optional.empty(), model.atUtilisation(workers("n1-standard-4", "t4", 1), 0.5));
      assertEquals(Optional.empty(), model.atUtilisation(workers("n1-standard-8", "v100", 1), 0.5));
      assertEquals(Optional.empty(), model.atUtilisation(host("n1-standard-4"), 0.5));
    }

    @Test
    void isAPartOfOne() {
      Workers one = workers("a2-highgpu-1g", "a100", 1);
      assertThrows(IllegalArgumentException.class, () -> model.atUtilisation(one, 1.01));
      assertThrows(IllegalArgumentException.class, () -> model.atUtilisation(one, Double.NaN));
    }

    @Test
    void theHostAloneIsWhatTheMachineDrawsWithoutItsChips() {
      Workers one = workers("a2-highgpu-1g", "a100", 1);
      assertEquals(HOST, model.ofHosts(one).orElseThrow().watts().value(), 1e-9);
    }

    private double watts(Workers workers, double utilisation) {
      Power power = model.atUtilisation(workers, utilisation).orElseThrow();
      assertEquals(Basis.MODELLED, power.basis());
      return power.watts().value();
    }
  }

  @Nested
  class AComputer {
    @Test
    void drawsIdlePowerWhenIdleAndFullPowerWhenBusy() {
      assertEquals(8 * 0.68 + 16 * 0.392, watts(8, 16e9, 0), 1e-9);
      assertEquals(8 * 4.11 + 16 * 0.392, watts(8, 16e9, 1), 1e-9);
    }

    @Test
    void isLinearInBetween() {
      double idle = watts(8, 16e9, 0);
      double full = watts(8, 16e9, 1);
      for (double share : new double[] {0.1, 0.25, 0.5, 0.75, 0.9}) {
        assertEquals(idle + share * (full - idle), watts(8, 16e9, share), 1e-9);
      }
    }

    @Test
    void isNeverBusierThanFull() {
      assertEquals(watts(4, 8e9, 1), watts(4, 8e9, 1.7));
    }

    @Test
    void growsWithProcessorsAndMemory() {
      assertEquals(2 * watts(4, 8e9, 0.3), watts(8, 16e9, 0.3), 1e-9);
    }

    private double watts(int processors, double memoryBytes, double busyShare) {
      Power power = model.computer(processors, memoryBytes, busyShare);
      assertEquals(Basis.MODELLED, power.basis());
      return power.watts().value();
    }
  }

  private Workers host(String type) {
    return Workers.one(new Machine(hardware.machine(type).orElseThrow(), Optional.empty()));
  }

  private Workers workers(String type, String accelerator, int count) {
    return Workers.one(
        new Machine(
            hardware.machine(type).orElseThrow(),
            Optional.of(
                new AcceleratorRequest(hardware.accelerator(accelerator).orElseThrow(), count))));
  }
}

package dev.carbon.footprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.footprint.EnergySum.Part;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.MachineType;
import dev.carbon.region.Workers;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.KilowattHours;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class GreenAiCostTest {
  private static final Duration TIME = Duration.ofMinutes(90);

  private final Hardware hardware = Hardware.bundled();
  private final Workers workers = new Workers(machine("n1-standard-8", "t4", 2), 3);

  @Test
  void countsReservedCoresAndChipsOfAllMachines() {
    GreenAiCost cost = GreenAiCost.of(workers, TIME, Optional.of(new Dollars(4)));
    assertEquals("n1-standard-8", cost.machineType());
    assertEquals(3 * 8 * 5400, cost.coreSeconds().orElseThrow(), 1e-9);
    assertEquals(3 * 2 * 1.5, cost.acceleratorHours(), 1e-12);
    assertEquals(Optional.of(new Dollars(4)), cost.dollars());
  }

  @Test
  void whatNobodyMeasuredIsUnknown() {
    GreenAiCost cost = GreenAiCost.of(workers, TIME, Optional.empty());
    assertEquals(Optional.empty(), cost.dollars());
    assertEquals(Optional.empty(), cost.acceleratorEnergy());
    assertEquals(Optional.empty(), cost.accelerator());
    assertEquals(Optional.empty(), cost.memory());
    assertEquals(Optional.empty(), cost.peakMemory());
  }

  @Test
  void coresThatNobodyPublishesAreUnknown() {
    MachineType untold = new MachineType("x9-standard-1", Optional.empty(), Map.of(), List.of());
    GreenAiCost cost =
        GreenAiCost.of(Workers.one(new Machine(untold, Optional.empty())), TIME, Optional.empty());
    assertEquals(OptionalDouble.empty(), cost.coreSeconds());
    assertEquals(0, cost.acceleratorHours());
  }

  @Test
  void keepsWhatTheAcceleratorsTell() {
    EnergySum chips = energy(Boundary.ACCELERATORS);
    Utilisation busy = new Utilisation(0.83, Basis.MEASURED, "duty cycle");
    Utilisation peak = new Utilisation(0.9, Basis.MEASURED, "most of the memory");
    GreenAiCost cost =
        GreenAiCost.of(workers, TIME, Optional.empty())
            .with(Optional.of(chips), Optional.of(busy), Optional.empty(), Optional.of(peak));
    assertEquals(Optional.of(chips), cost.acceleratorEnergy());
    assertEquals(Optional.of(busy), cost.accelerator());
    assertEquals(Optional.empty(), cost.memory());
    assertEquals(Optional.of(peak), cost.peakMemory());
    assertEquals(3 * 8 * 5400, cost.coreSeconds().orElseThrow(), 1e-9);
  }

  @Test
  void theEnergyOfWholeComputersIsNotThatOfTheirAccelerators() {
    GreenAiCost cost = GreenAiCost.of(workers, TIME, Optional.empty());
    Optional<EnergySum> node = Optional.of(energy(Boundary.NODE));
    assertThrows(
        IllegalArgumentException.class,
        () -> cost.with(node, Optional.empty(), Optional.empty(), Optional.empty()));
  }

  @Test
  void aUtilisationIsAPartOfOneAndHasASource() {
    assertThrows(IllegalArgumentException.class, () -> new Utilisation(1.01, Basis.MEASURED, "x"));
    assertThrows(IllegalArgumentException.class, () -> new Utilisation(-0.01, Basis.MEASURED, "x"));
    assertThrows(
        IllegalArgumentException.class, () -> new Utilisation(Double.NaN, Basis.MEASURED, "x"));
    assertThrows(IllegalArgumentException.class, () -> new Utilisation(0.5, Basis.MEASURED, ""));
  }

  private static EnergySum energy(Boundary boundary) {
    return new EnergySum(boundary, List.of(new Part(Basis.MEASURED, "NVML", new KilowattHours(2))));
  }

  private Machine machine(String type, String accelerator, int count) {
    return new Machine(
        hardware.machine(type).orElseThrow(),
        Optional.of(
            new AcceleratorRequest(hardware.accelerator(accelerator).orElseThrow(), count)));
  }
}

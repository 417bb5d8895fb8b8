package dev.carbon.footprint;

import dev.carbon.region.Machine;
import dev.carbon.region.Workers;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one run on machines of one type took, besides emissions. What is not known is empty, never
 * zero.
 *
 * @param machineType that the core-seconds are those of
 * @param coreSeconds virtual processors that were reserved, times seconds; empty when nobody
 *     publishes how many the machine has
 * @param acceleratorHours chips that were reserved, times hours: gpu-hours; 0 without accelerators
 * @param dollars what the cloud charges at list price
 * @param acceleratorEnergy of the accelerators alone, by basis
 * @param accelerator mean utilisation of the accelerators
 * @param memory mean utilisation of the memory that its source names
 * @param peakMemory the most of that memory that was in use at once
 */
public record GreenAiCost(
    String machineType,
    OptionalDouble coreSeconds,
    double acceleratorHours,
    Optional<Dollars> dollars,
    Optional<EnergySum> acceleratorEnergy,
    Optional<Utilisation> accelerator,
    Optional<Utilisation> memory,
    Optional<Utilisation> peakMemory) {
  private static final double SECONDS_PER_HOUR = 3600;

  /**
   * Any cost.
   *
   * @throws IllegalArgumentException when the energy is one of more than the accelerators
   */
  public GreenAiCost {
    if (acceleratorEnergy.filter(sum -> sum.boundary() != Boundary.ACCELERATORS).isPresent()) {
      throw new IllegalArgumentException("not of accelerators alone: " + acceleratorEnergy);
    }
  }

  /** All these machines, reserved for that long, of which nothing else is known. */
  public static GreenAiCost of(Workers workers, Duration time, Optional<Dollars> dollars) {
    Machine machine = workers.machine();
    double machineHours = workers.machines() * Durations.hours(time);
    return new GreenAiCost(
        machine.type().name(),
        machine
            .type()
            .host()
            .map(host -> OptionalDouble.of(host.vcpus() * machineHours * SECONDS_PER_HOUR))
            .orElseGet(OptionalDouble::empty),
        machine.accelerator().map(request -> request.chips() * machineHours).orElse(0.0),
        dollars,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /**
   * The same with what is known of the accelerators.
   *
   * @param energy of the accelerators alone
   * @param ofChips mean utilisation of the accelerators
   * @param ofMemory mean utilisation of memory
   * @param peak the most of the memory that was in use at once
   * @throws IllegalArgumentException when the energy is one of more than the accelerators
   */
  public GreenAiCost with(
      Optional<EnergySum> energy,
      Optional<Utilisation> ofChips,
      Optional<Utilisation> ofMemory,
      Optional<Utilisation> peak) {
    return new GreenAiCost(
        machineType, coreSeconds, acceleratorHours, dollars, energy, ofChips, ofMemory, peak);
  }
}

package dev.carbon.footprint;

import dev.carbon.region.Accelerator;
import dev.carbon.region.Water;
import dev.carbon.region.Workers;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Litres;
import java.time.Duration;
import java.util.Optional;

/**
 * From watts and hours to energy, emissions, water and wear of hardware; the one place where a
 * run's footprint is computed, before it and after it.
 */
public final class EnergyModel {
  private final PowerModel power;
  private final EmbodiedModel embodied;

  public EnergyModel(PowerModel power, EmbodiedModel embodied) {
    this.power = power;
    this.embodied = embodied;
  }

  /** With the figures that ship with carbon. */
  public static EnergyModel bundled() {
    return new EnergyModel(PowerModel.bundled(), EmbodiedModel.bundled());
  }

  /**
   * The power of these machines under training load; empty when no figure is published for their
   * accelerator.
   */
  public Optional<Power> power(Workers workers) {
    return power.underTraining(workers);
  }

  /**
   * The power of these machines while their accelerators are in use for that part of the time:
   * linear between what a chip draws idle and at most, the host as under training. Empty without
   * accelerators, and when one of the two figures is not published for them.
   *
   * @param utilisation of the accelerators, 0 to 1
   */
  public Optional<Power> power(Workers workers, double utilisation) {
    return power.atUtilisation(workers, utilisation);
  }

  /**
   * The power of these machines without their accelerators, for a job whose accelerators measure
   * themselves; empty when nobody publishes their processors and memory.
   */
  public Optional<Power> hostPower(Workers workers) {
    return power.ofHosts(workers);
  }

  /**
   * The energy of these machines under training load for that long; empty when no figure is
   * published for their accelerator.
   */
  public Optional<NodeEnergy> energy(Workers workers, Duration time) {
    return power(workers).map(each -> each.over(time));
  }

  /**
   * What making these machines emitted, as far as so long a run wears them out; empty when no
   * figure is published for them.
   */
  public Optional<Embodied> embodied(Workers workers, Duration time) {
    return embodied.of(workers, time);
  }

  /** What is published of an accelerator's watts; empty when nothing is. */
  public Optional<AcceleratorPower> power(Accelerator accelerator) {
    return power.accelerator(accelerator);
  }

  /**
   * The energy of a computer of which only processors and memory are known.
   *
   * @param busyShare mean load of all processors, 0 to 1
   */
  public NodeEnergy energyOfComputer(
      int processors, double memoryBytes, double busyShare, Duration time) {
    return power.computer(processors, memoryBytes, busyShare).over(time);
  }

  /**
   * The footprint of a run on these machines. What was emitted to make them depends on neither
   * place nor grid; when their power is not known, that and the cost are all there is.
   */
  public Footprint footprint(
      Workers workers, Duration time, Site site, GramsPerKwh intensity, Optional<Dollars> cost) {
    return energy(workers, time)
        .map(node -> footprint(node, site, intensity, cost))
        .orElseGet(() -> Footprint.ofCost(cost))
        .withEmbodied(embodied(workers, time));
  }

  /**
   * The footprint of a known energy, used on hardware of which nothing is known.
   *
   * <p>carbon = node energy x PUE x intensity (Green Software Foundation, SCI: the term E x I)
   *
   * @param intensity of the grid while the energy was used
   */
  public static Footprint footprint(
      NodeEnergy node, Site site, GramsPerKwh intensity, Optional<Dollars> cost) {
    KilowattHours facility = node.facility(site.pue());
    return new Footprint(
        Optional.of(facility),
        Optional.of(node.basis()),
        Boundary.FACILITY,
        Optional.of(facility.at(intensity)),
        Optional.empty(),
        site.water().flatMap(water -> litres(node, site.pue(), water)),
        cost);
  }

  private static Optional<Litres> litres(NodeEnergy node, double pue, Water water) {
    return WaterUse.of(node.energy(), pue, WaterFactors.ofCountry(water)).withReservoirs();
  }
}

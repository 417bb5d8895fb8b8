package dev.carbon.footprint;

import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Litres;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * What a run used and caused. A figure that is not known is empty, never zero.
 *
 * @param energy the node's energy times the PUE, and that of the network where the boundary has it
 * @param basis how the energy is known, by its weakest part
 * @param boundary of energy and carbon
 * @param carbon operational emissions, location-based
 * @param embodied the run's share of what making the hardware emitted; not part of {@code carbon}
 * @param water evaporated on site and at the power plants, reservoirs included; never the network's
 * @param cost what the cloud charges at list price
 */
public record Footprint(
    Optional<KilowattHours> energy,
    Optional<Basis> basis,
    Boundary boundary,
    Optional<Grams> carbon,
    Optional<Embodied> embodied,
    Optional<Litres> water,
    Optional<Dollars> cost) {

  /**
   * Any footprint.
   *
   * @throws IllegalArgumentException when its boundary leaves out the building
   */
  public Footprint {
    if (boundary.compareTo(Boundary.FACILITY) < 0) {
      throw new IllegalArgumentException("not of a facility: " + boundary.words());
    }
  }

  /** Of a run that was priced hour by hour, on hardware of which nothing is known. */
  public static Footprint of(
      OperationalCarbon carbon, Optional<WaterUse> water, Optional<Dollars> cost) {
    return new Footprint(
        Optional.of(carbon.energy().total()),
        Optional.of(carbon.energy().weakest()),
        carbon.energy().boundary(),
        carbon.grams(),
        Optional.empty(),
        water.flatMap(WaterUse::withReservoirs),
        cost);
  }

  /** Nothing but the price is known. */
  public static Footprint ofCost(Optional<Dollars> cost) {
    return new Footprint(
        Optional.empty(),
        Optional.empty(),
        Boundary.FACILITY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        cost);
  }

  /** The same with what the hardware's making emitted. */
  public Footprint withEmbodied(Optional<Embodied> known) {
    return new Footprint(energy, basis, boundary, carbon, known, water, cost);
  }

  /**
   * The same with what a network used and caused; what is unknown stays unknown. Nothing is added
   * by 0 kWh.
   *
   * @param network its energy, assumed
   * @param emitted by it; empty when unknown
   */
  public Footprint withNetwork(KilowattHours network, Optional<Grams> emitted) {
    return network.value() == 0
        ? this
        : new Footprint(
            energy.map(network::plus),
            basis.map(weaker -> Basis.ASSUMED),
            Boundary.FACILITY_AND_NETWORK,
            carbon.flatMap(own -> emitted.map(own::plus)),
            embodied,
            water,
            cost);
  }

  /** Both together; what is unknown of one is unknown of both. */
  public Footprint plus(Footprint other) {
    return new Footprint(
        both(energy, other.energy, KilowattHours::plus),
        both(basis, other.basis, (one, two) -> one.compareTo(two) >= 0 ? one : two),
        boundary.compareTo(other.boundary) >= 0 ? boundary : other.boundary,
        both(carbon, other.carbon, Grams::plus),
        both(embodied, other.embodied, Embodied::plus),
        both(water, other.water, Litres::plus),
        both(cost, other.cost, Dollars::plus));
  }

  private static <T> Optional<T> both(Optional<T> one, Optional<T> two, BinaryOperator<T> plus) {
    return one.flatMap(left -> two.map(right -> plus.apply(left, right)));
  }

  /** The same at another cost. */
  public Footprint withCost(Optional<Dollars> other) {
    return new Footprint(energy, basis, boundary, carbon, embodied, water, other);
  }
}

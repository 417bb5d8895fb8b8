package dev.carbon.footprint;

import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Litres;
import java.util.Optional;

/**
 * What a run used and caused. A figure that is not known is empty, never zero.
 *
 * @param energy of the facility: the node's energy times the PUE
 * @param basis how the energy is known
 * @param carbon operational emissions, location-based
 * @param embodied the run's share of what making the hardware emitted; not part of {@code carbon}
 * @param water evaporated on site and at the power plants, reservoirs included
 * @param cost what the cloud charges at list price
 */
public record Footprint(
    Optional<KilowattHours> energy,
    Optional<Basis> basis,
    Optional<Grams> carbon,
    Optional<Embodied> embodied,
    Optional<Litres> water,
    Optional<Dollars> cost) {

  /** Nothing but the price is known. */
  public static Footprint ofCost(Optional<Dollars> cost) {
    return new Footprint(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        cost);
  }

  /** The same with what the hardware's making emitted. */
  public Footprint withEmbodied(Optional<Embodied> known) {
    return new Footprint(energy, basis, carbon, known, water, cost);
  }

  /** The same with energy used and carbon emitted elsewhere; what is unknown stays unknown. */
  public Footprint withMore(KilowattHours otherEnergy, Grams otherCarbon) {
    return new Footprint(
        energy.map(otherEnergy::plus), basis, carbon.map(otherCarbon::plus), embodied, water, cost);
  }

  /** The same at another cost. */
  public Footprint withCost(Optional<Dollars> other) {
    return new Footprint(energy, basis, carbon, embodied, water, other);
  }
}

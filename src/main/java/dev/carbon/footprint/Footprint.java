package dev.carbon.footprint;

import dev.carbon.unit.Dollars;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import java.util.Optional;

/**
 * What a run used and caused. A figure that is not known is empty, never zero.
 *
 * @param energy of the facility: the node's energy times the PUE
 * @param basis how the energy is known
 * @param carbon operational emissions, location-based
 * @param cost what the cloud charges at list price
 */
public record Footprint(
    Optional<KilowattHours> energy,
    Optional<Basis> basis,
    Optional<Grams> carbon,
    Optional<Dollars> cost) {

  /** Nothing is known yet. */
  public static final Footprint UNKNOWN =
      new Footprint(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /**
   * A node's energy in a facility of that PUE on a grid of that intensity.
   *
   * <p>carbon = node energy x PUE x intensity (Green Software Foundation, SCI: the term E x I)
   */
  public static Footprint of(
      NodeEnergy node, double pue, GramsPerKwh intensity, Optional<Dollars> cost) {
    KilowattHours facility = node.facility(pue);
    return new Footprint(
        Optional.of(facility),
        Optional.of(node.basis()),
        Optional.of(facility.at(intensity)),
        cost);
  }
}

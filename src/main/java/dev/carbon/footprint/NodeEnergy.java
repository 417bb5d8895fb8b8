package dev.carbon.footprint;

import dev.carbon.unit.KilowattHours;

/**
 * Energy of one node: accelerators, host processors and memory, without the building around it.
 *
 * @param energy kWh at the node's plug
 */
public record NodeEnergy(KilowattHours energy, Basis basis) {
  /** The energy of the facility for this node: cooling and power supply included. */
  public KilowattHours facility(double pue) {
    return energy.times(pue);
  }
}

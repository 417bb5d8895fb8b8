package dev.carbon.footprint;

import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;

/**
 * What the figures of the plan make of the time that a run took: its machines at full load, at the
 * intensity that it was ranked by. Beside what the run came to, it says how good the plan was.
 *
 * @param energy kWh of the facility, modelled
 * @param intensity g CO2eq/kWh of the grid at planning
 */
public record PlannedCarbon(KilowattHours energy, GramsPerKwh intensity) {
  /** g CO2eq: all of the energy at the intensity of the plan. */
  public Grams grams() {
    return energy.at(intensity);
  }

  /**
   * Why the run emitted something else: both together are the difference, but for rounding.
   *
   * @param used kWh of the facility that the run came to
   * @param emitted by that energy, hour by hour
   */
  public Difference until(KilowattHours used, Grams emitted) {
    Grams usedAsPlanned = used.at(intensity);
    return new Difference(usedAsPlanned.minus(grams()), emitted.minus(usedAsPlanned));
  }

  /**
   * What a run emitted more than planned; negative for less.
   *
   * @param byEnergy because its machines drew other than the model's power
   * @param byGrid because the grid emitted other than at planning
   */
  public record Difference(Grams byEnergy, Grams byGrid) {
    /** Both together. */
    public Grams total() {
      return byEnergy.plus(byGrid);
    }

    /** That of two attempts, each against its own plan. */
    Difference plus(Difference other) {
      return new Difference(byEnergy.plus(other.byEnergy), byGrid.plus(other.byGrid));
    }
  }
}

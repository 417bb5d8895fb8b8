package dev.carbon.footprint;

import dev.carbon.region.Water;
import java.util.OptionalDouble;

/**
 * What a kilowatt-hour drinks, in both ways of counting a reservoir of a power plant. The ways are
 * never mixed: where one is unknown it stays so.
 *
 * @param onSiteLitresPerKwh evaporated by the data centre's own cooling, per kWh of its computers
 * @param withReservoirs litres that power plants evaporate per kWh drawn, their reservoirs included
 * @param withoutReservoirs the same, evaporation from reservoirs left out
 * @param source of both off-site figures, in words
 */
public record WaterFactors(
    double onSiteLitresPerKwh,
    OptionalDouble withReservoirs,
    OptionalDouble withoutReservoirs,
    String source) {
  private static final String BY_COUNTRY = "WRI 2020 factor of the country";

  /**
   * Any factors.
   *
   * @throws IllegalArgumentException for a negative one, and without a source
   */
  public WaterFactors {
    if (!(onSiteLitresPerKwh >= 0)
        || !(withReservoirs.orElse(0) >= 0)
        || !(withoutReservoirs.orElse(0) >= 0)
        || source.isBlank()) {
      throw new IllegalArgumentException("not factors of water by " + source);
    }
  }

  /** Those of the country; nobody publishes them without reservoirs. */
  public static WaterFactors ofCountry(Water water) {
    return new WaterFactors(
        water.onSiteLitresPerKwh(),
        OptionalDouble.of(water.offSiteLitresPerKwh()),
        OptionalDouble.empty(),
        BY_COUNTRY);
  }
}

package dev.carbon.footprint;

import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Litres;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Litres of water that a run evaporated, modelled from litres per kWh. Boundary: the data centre's
 * cooling and the power plants; never the network, never the making of the hardware.
 *
 * @param onSite by the data centre's own cooling
 * @param withReservoirs on site and at the power plants, evaporation from reservoirs included;
 *     empty when unknown
 * @param withoutReservoirs the same, evaporation from reservoirs left out; empty when unknown
 * @param source of the off-site figures, in words
 */
public record WaterUse(
    Litres onSite,
    Optional<Litres> withReservoirs,
    Optional<Litres> withoutReservoirs,
    String source) {

  /**
   * Water = energy x (on site + PUE x off site): what the building draws is generated, but only the
   * computers are cooled.
   *
   * @param node energy of the computers at the plug
   * @param pue power usage effectiveness, at least 1
   */
  public static WaterUse of(KilowattHours node, double pue, WaterFactors factors) {
    double onSite = factors.onSiteLitresPerKwh();
    return new WaterUse(
        new Litres(node.value() * onSite),
        litres(node, onSite, pue, factors.withReservoirs()),
        litres(node, onSite, pue, factors.withoutReservoirs()),
        factors.source());
  }

  private static Optional<Litres> litres(
      KilowattHours node, double onSite, double pue, OptionalDouble offSite) {
    return offSite.isPresent()
        ? Optional.of(new Litres(node.value() * (onSite + pue * offSite.getAsDouble())))
        : Optional.empty();
  }

  /** At the power plants alone, evaporation from reservoirs included. */
  public Optional<Litres> offSiteWithReservoirs() {
    return withReservoirs.map(this::offSite);
  }

  /** At the power plants alone, evaporation from reservoirs left out. */
  public Optional<Litres> offSiteWithoutReservoirs() {
    return withoutReservoirs.map(this::offSite);
  }

  private Litres offSite(Litres all) {
    return new Litres(Math.max(0, all.value() - onSite.value()));
  }

  /** Both together, as of two attempts; each way of counting is unknown when one of them is. */
  public WaterUse plus(WaterUse other) {
    return new WaterUse(
        onSite.plus(other.onSite),
        both(withReservoirs, other.withReservoirs),
        both(withoutReservoirs, other.withoutReservoirs),
        source.equals(other.source) ? source : source + "; " + other.source);
  }

  private static Optional<Litres> both(Optional<Litres> one, Optional<Litres> other) {
    return one.flatMap(left -> other.map(left::plus));
  }
}

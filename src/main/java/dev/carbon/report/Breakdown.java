package dev.carbon.report;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.WaterUse;
import dev.carbon.footprint.WholeRun;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Litres;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a run's figures are made up of, over all its attempts.
 *
 * @param energy the run's own, in parts by how each is known and by what, the best known first;
 *     empty when the energy is unknown
 * @param waterWithoutReservoirs litres, where the footprint's own have evaporation from reservoirs
 *     in them; the two are never mixed
 * @param waterSource of the litres at the power plants, in words
 * @param acceleratorHours chips that were reserved, times hours; empty when an attempt's are
 *     unknown
 * @param fallbackKwh of the facility that were priced by a fallback, rather than by the hour's own
 *     figure; empty when the hours' figures were not looked for, or are those of a year
 */
public record Breakdown(
    List<EnergySum.Part> energy,
    Optional<Litres> waterWithoutReservoirs,
    Optional<String> waterSource,
    OptionalDouble acceleratorHours,
    Optional<KilowattHours> fallbackKwh) {
  /** Of energy that its details do not tell of: the network's, say. */
  public static final String NOT_BROKEN_DOWN = "";

  /** Sums of the same numbers in another order differ by less. */
  private static final double ROUNDING = 1e-9;

  /** The makeup of that run. */
  public static Breakdown of(ReportedRun run) {
    WholeRun whole = run.wholeRun();
    List<Optional<FootprintDetails>> attempts = whole.attempts();
    Optional<WaterUse> water =
        whole.water().filter(sum -> isAlike(sum.withReservoirs(), run.footprint().water()));
    return new Breakdown(
        energy(run.footprint(), attempts),
        water.flatMap(WaterUse::withoutReservoirs),
        water.map(WaterUse::source),
        whole.acceleratorHours(),
        attempts.stream()
            .flatMap(attempt -> attempt.flatMap(FootprintDetails::carbon).stream())
            .map(OperationalCarbon::byFallback)
            .reduce(KilowattHours::plus)
            .filter(kwh -> run.isPricedByHour()));
  }

  /** The same energy by basis alone, in kWh. */
  public Map<Basis, Double> byBasis() {
    Map<Basis, Double> sums = new EnumMap<>(Basis.class);
    energy.forEach(part -> sums.merge(part.basis(), part.energy().value(), Double::sum));
    return sums;
  }

  /** What the details leave over is as badly known as the weakest part of the whole. */
  private static List<EnergySum.Part> energy(
      Footprint whole, List<Optional<FootprintDetails>> attempts) {
    if (whole.energy().isEmpty()) {
      return List.of();
    }
    Basis weakest = whole.basis().orElseThrow();
    KilowattHours all = whole.energy().get();
    List<EnergySum.Part> parts = new ArrayList<>();
    attempts.stream()
        .flatMap(attempt -> attempt.flatMap(FootprintDetails::carbon).stream())
        .forEach(carbon -> parts.addAll(carbon.energy().parts()));
    double left = all.value() - parts.stream().mapToDouble(each -> each.energy().value()).sum();
    if (left < -all.value() * ROUNDING) {
      return List.of(new EnergySum.Part(weakest, NOT_BROKEN_DOWN, all));
    }
    if (left > all.value() * ROUNDING || parts.isEmpty()) {
      parts.add(new EnergySum.Part(weakest, NOT_BROKEN_DOWN, new KilowattHours(left)));
    }
    return new EnergySum(whole.boundary(), parts).parts();
  }

  /** Whether it is the water of the whole run. */
  private static boolean isAlike(Optional<Litres> one, Optional<Litres> other) {
    return one.isEmpty() == other.isEmpty()
        && one.flatMap(left -> other.map(right -> Math.abs(left.value() - right.value())))
            .filter(apart -> apart > ROUNDING * other.orElseThrow().value())
            .isEmpty();
  }
}

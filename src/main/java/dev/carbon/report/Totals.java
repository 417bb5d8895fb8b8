package dev.carbon.report;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.Savings;
import dev.carbon.unit.Durations;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What some runs came to, all of them in the cloud or all of them rehearsals.
 *
 * @param hours that their jobs ran
 * @param energyKwh with what each run's boundary takes in
 * @param energyByBasis the same energy by how it is known; more than one entry is a mixed sum
 * @param boundaries of the energies and grams; more than one is a mixed sum too
 * @param carbonGrams operational, location-based
 * @param embodiedLowGrams of making the hardware, in no other figure
 * @param embodiedHighGrams the upper end
 * @param pricedByHour how many runs' grams are by the intensity of each hour, rather than of the
 *     plan or of a year
 * @param fallbackKwh of the energy, priced by a fallback and not by the figure of its hour
 * @param waterLitres evaporation from reservoirs included
 * @param waterLitresWithoutReservoirs the same counted without it; of other runs, where only one
 *     way of counting is known
 * @param costUsd at list prices
 * @param savedGrams against each run's own baseline; may be negative; attributed, not avoided
 * @param baselineGrams what the runs with a known saving would have emitted in their baselines
 * @param baselines the regions that were compared with
 * @param baselinesByPlan how many of the runs with a known saving compare with a baseline of which
 *     the figure of the plan stood in for that of an hour
 * @param sources of the intensities: figures of several kinds are not alike
 * @param moved how many of the runs went on in another region after their machines were taken away
 */
public record Totals(
    int runs,
    Sum hours,
    Sum energyKwh,
    Map<Basis, Double> energyByBasis,
    Set<Boundary> boundaries,
    Sum carbonGrams,
    Sum embodiedLowGrams,
    Sum embodiedHighGrams,
    int pricedByHour,
    Sum fallbackKwh,
    Sum waterLitres,
    Sum waterLitresWithoutReservoirs,
    Sum costUsd,
    Sum savedGrams,
    Sum baselineGrams,
    Set<String> baselines,
    int baselinesByPlan,
    Set<ReportedRun.Source> sources,
    int moved) {

  /** The sums over these runs. */
  public static Totals of(Iterable<ReportedRun> runs) {
    Adding adding = new Adding();
    runs.forEach(adding::add);
    return adding.totals();
  }

  /** Whether figures that are known in different ways are added up. */
  public boolean mixesBases() {
    return energyByBasis.size() > 1;
  }

  /** What was saved as a part of the baselines, in percent; empty when nothing is known of it. */
  public Optional<Double> savedPercent() {
    return baselineGrams.value() > 0 && savedGrams.known() > 0
        ? Optional.of(100 * savedGrams.value() / baselineGrams.value())
        : Optional.empty();
  }

  private static final class Adding {
    private int runs;
    private int moved;
    private Sum hours = Sum.NONE;
    private Sum energy = Sum.NONE;
    private Sum carbon = Sum.NONE;
    private Sum embodiedLow = Sum.NONE;
    private Sum embodiedHigh = Sum.NONE;
    private int pricedByHour;
    private Sum fallback = Sum.NONE;
    private Sum water = Sum.NONE;
    private Sum waterWithout = Sum.NONE;
    private Sum cost = Sum.NONE;
    private Sum saved = Sum.NONE;
    private Sum baseline = Sum.NONE;
    private int baselinesByPlan;
    private final Map<Basis, Double> byBasis = new EnumMap<>(Basis.class);
    private final Set<Boundary> boundaries = EnumSet.noneOf(Boundary.class);
    private final Set<String> baselines = new TreeSet<>();
    private final Set<ReportedRun.Source> sources =
        new TreeSet<>(Comparator.comparing(ReportedRun.Source::toString));

    void add(ReportedRun run) {
      Footprint footprint = run.footprint();
      runs++;
      moved += run.hasMoved() ? 1 : 0;
      hours = hours.plus(run.duration().map(Durations::hours));
      energy = energy.plus(footprint.energy().map(each -> each.value()));
      carbon = carbon.plus(footprint.carbon().map(each -> each.value()));
      embodiedLow = embodiedLow.plus(footprint.embodied().map(each -> each.low().value()));
      embodiedHigh = embodiedHigh.plus(footprint.embodied().map(each -> each.high().value()));
      Breakdown breakdown = Breakdown.of(run);
      fallback =
          fallback.plus(
              breakdown
                  .fallbackKwh()
                  .filter(each -> footprint.energy().isPresent())
                  .map(each -> each.value()));
      water = water.plus(footprint.water().map(each -> each.value()));
      waterWithout =
          waterWithout.plus(breakdown.waterWithoutReservoirs().map(each -> each.value()));
      cost = cost.plus(footprint.cost().map(each -> each.value()));
      footprint
          .energy()
          .ifPresent(
              each -> {
                breakdown.byBasis().forEach((basis, kwh) -> byBasis.merge(basis, kwh, Double::sum));
                boundaries.add(footprint.boundary());
                pricedByHour += run.isPricedByHour() ? 1 : 0;
                sources.addAll(run.sources());
              });
      addSavings(run);
    }

    private void addSavings(ReportedRun run) {
      Optional<Savings> known =
          run.savings().filter(each -> each.saved().isPresent() && each.baseline().isPresent());
      saved = saved.plus(known.flatMap(Savings::saved).map(each -> each.value()));
      baseline = baseline.plus(known.flatMap(Savings::baseline).map(each -> each.value()));
      known.ifPresent(each -> baselines.add(each.baselineRegion().value()));
      baselinesByPlan +=
          run.isPricedByHour()
                  && known
                      .flatMap(Savings::baselineShareByPlan)
                      .filter(share -> share > 0)
                      .isPresent()
              ? 1
              : 0;
    }

    Totals totals() {
      return new Totals(
          runs,
          hours,
          energy,
          Collections.unmodifiableMap(byBasis),
          Collections.unmodifiableSet(boundaries),
          carbon,
          embodiedLow,
          embodiedHigh,
          pricedByHour,
          fallback,
          water,
          waterWithout,
          cost,
          saved,
          baseline,
          Collections.unmodifiableSet(baselines),
          baselinesByPlan,
          Collections.unmodifiableSet(sources),
          moved);
    }
  }
}

package dev.carbon.placement;

import dev.carbon.error.RegionRefusal;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.Reading;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Puts candidates into order by the carbon of an hour of computing there, and by its price as far
 * as that is preferred. Pure: the same figures give the same order, whatever order they come in.
 *
 * <p>A region without a usable figure is never ranked; there is no number that stands for
 * "unknown".
 */
final class RegionRanker {
  private final Rules rules;

  RegionRanker(Rules rules) {
    this.rules = rules;
  }

  /**
   * Ranks the candidates whose zone has a usable figure and explains the others.
   *
   * @param judge of the readings of one source
   * @param coverage by which zone the source knows a candidate
   */
  Result rank(FigureJudge judge, Coverage coverage, List<Candidate> candidates) {
    List<RankedRegion> usable = new ArrayList<>();
    List<ExcludedRegion> excluded = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Reading reading = judge.of(candidate.region(), coverage);
      if (reading instanceof Reading.Figure figure) {
        usable.add(withFigure(candidate, figure.intensity()));
      } else if (reading instanceof Reading.Gap gap) {
        excluded.add(
            new ExcludedRegion(
                candidate.region().id(), ExclusionReason.of(gap.reason()), gap.message()));
      }
    }
    int withFigure = usable.size();
    usable.removeIf(
        region -> tooDirty(region).or(() -> refused(region)).map(excluded::add).orElse(false));
    usable.stream()
        .filter(region -> region.candidate().dollarsPerHour().isPresent())
        .min(Comparator.comparingDouble(region -> dollars(region.candidate())))
        .ifPresent(
            cheapest ->
                usable.removeIf(
                    region -> muchDearer(region, cheapest).map(excluded::add).orElse(false)));
    return new Result(
        new RegionOrder(rules.preference(), rules.data().computing()).sorted(usable),
        excluded,
        withFigure);
  }

  private RankedRegion withFigure(Candidate candidate, Intensity figure) {
    return new RankedRegion(
        0,
        candidate,
        figure,
        candidate
            .transfer()
            .flatMap(each -> each.carbon(Optional.of(figure.value()), rules.data().grid())),
        OptionalDouble.empty());
  }

  private Optional<ExcludedRegion> tooDirty(RankedRegion region) {
    return rules
        .maxIntensity()
        .filter(limit -> region.intensity().value().compareTo(limit) > 0)
        .map(
            limit ->
                new ExcludedRegion(
                    region.region().id(),
                    ExclusionReason.INTENSITY,
                    region.intensity().value() + " is more than " + limit));
  }

  /** It was short of quota or machines within the last day. */
  private Optional<ExcludedRegion> refused(RankedRegion region) {
    return rules.refusals().stream()
        .filter(each -> each.region().equals(region.region().id()))
        .filter(each -> each.why() == RegionRefusal.QUOTA || each.why() == RegionRefusal.CAPACITY)
        .min(Comparator.comparing(Refused::why))
        .map(
            each ->
                new ExcludedRegion(
                    each.region(),
                    each.why() == RegionRefusal.QUOTA
                        ? ExclusionReason.QUOTA
                        : ExclusionReason.CAPACITY,
                    each.message()));
  }

  /** Against the cheapest of those that nothing else speaks against. */
  private Optional<ExcludedRegion> muchDearer(RankedRegion region, RankedRegion cheapest) {
    Candidate candidate = region.candidate();
    OptionalDouble limit = rules.maxPriceIncreasePercent();
    if (limit.isEmpty() || candidate.dollarsPerHour().isEmpty()) {
      return Optional.empty();
    }
    double least = dollars(cheapest.candidate());
    return dollars(candidate) <= least * (1 + limit.getAsDouble() / 100)
        ? Optional.empty()
        : Optional.of(
            new ExcludedRegion(
                candidate.region().id(),
                ExclusionReason.PRICE,
                String.format(
                    Locale.ROOT,
                    "%s costs %s, %.1f %% more than %s, the cheapest of the others (the limit is"
                        + " %s %%)",
                    candidate.region().id(),
                    candidate.dollarsInWords(),
                    100 * (dollars(candidate) / least - 1),
                    cheapest.region().id(),
                    Numbers.plain(limit.getAsDouble()))));
  }

  private static double dollars(Candidate candidate) {
    return candidate.dollarsPerHour().orElseThrow();
  }

  /**
   * What makes a region usable, and which of the usable ones comes first.
   *
   * @param maxIntensity dirtier grids are excluded
   * @param maxPriceIncreasePercent dearer regions than so much above the cheapest are excluded
   * @param refusals of the cloud that concern this job
   * @param data of the job, if it needs any
   */
  record Rules(
      Optional<GramsPerKwh> maxIntensity,
      OptionalDouble maxPriceIncreasePercent,
      Preference preference,
      List<Refused> refusals,
      Data data) {}

  /**
   * What the order must know of the job's data.
   *
   * @param grid intensity where it lies, one for all candidates; empty when not known
   * @param computing energy of the job's machines; empty when not known
   */
  record Data(Optional<GramsPerKwh> grid, Optional<KilowattHours> computing) {
    static final Data NONE = new Data(Optional.empty(), Optional.empty());
  }

  /**
   * Ranked and excluded regions.
   *
   * @param withFigure how many candidates have a usable figure, those that are too dirty among them
   */
  record Result(List<RankedRegion> ranked, List<ExcludedRegion> excluded, int withFigure) {}
}

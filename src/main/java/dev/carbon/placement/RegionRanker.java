package dev.carbon.placement;

import dev.carbon.intensity.Checks;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Reading;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Durations;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Orders candidates by the carbon of an hour of computing there. Pure: the same figures give the
 * same order, whatever order they come in.
 *
 * <p>A region without a usable figure is never ranked; there is no number that stands for
 * "unknown".
 */
public final class RegionRanker {
  private static final Comparator<RankedRegion> CLEANEST_FIRST =
      Comparator.comparing((RankedRegion region) -> region.effective())
          .thenComparingDouble(RegionRanker::priceOrDearest)
          .thenComparing(region -> region.region().id());

  private final Instant now;
  private final Duration maxAge;
  private final Optional<GramsPerKwh> maxIntensity;

  /**
   * A ranker for one moment.
   *
   * @param maxAge figures whose hour began longer ago than this do not rank; yearly figures always
   *     do
   * @param maxIntensity dirtier grids are excluded
   */
  public RegionRanker(Instant now, Duration maxAge, Optional<GramsPerKwh> maxIntensity) {
    this.now = now;
    this.maxAge = maxAge;
    this.maxIntensity = maxIntensity;
  }

  /**
   * Ranks the candidates whose zone has a usable figure and explains the others.
   *
   * @param kind what every figure must be; another kind is a mistake of the program
   * @param coverage by which zone the source knows a candidate
   */
  Result rank(
      IntensityKind kind,
      Coverage coverage,
      List<Candidate> candidates,
      Map<? extends GridLocation, Reading> readings) {
    List<RankedRegion> usable = new ArrayList<>();
    List<ExcludedRegion> excluded = new ArrayList<>();
    for (Candidate candidate : candidates) {
      Reading reading = judged(kind, coverage.zoneOf(candidate.region()), candidate, readings);
      if (reading instanceof Reading.Figure figure) {
        usable.add(new RankedRegion(0, candidate, figure.intensity()));
      } else if (reading instanceof Reading.Gap gap) {
        excluded.add(
            new ExcludedRegion(
                candidate.region().id(), ExclusionReason.of(gap.reason()), gap.message()));
      }
    }
    int withFigure = usable.size();
    usable.removeIf(region -> tooDirty(region).map(excluded::add).orElse(false));
    return new Result(numbered(usable), excluded, withFigure);
  }

  /** The figure for a zone as far as it can be used now. */
  Optional<Intensity> usable(
      IntensityKind kind, GridZone zone, Map<? extends GridLocation, Reading> readings) {
    return judged(kind, zone, readings) instanceof Reading.Figure figure
        ? Optional.of(figure.intensity())
        : Optional.empty();
  }

  private Reading judged(
      IntensityKind kind,
      Optional<GridZone> zone,
      Candidate candidate,
      Map<? extends GridLocation, Reading> readings) {
    return zone.isPresent()
        ? judged(kind, zone.get(), readings)
        : Reading.gap(
            GapReason.NO_DATA, kind.source() + " does not cover " + candidate.region().id());
  }

  private Reading judged(
      IntensityKind kind, GridZone zone, Map<? extends GridLocation, Reading> readings) {
    Reading reading = readings.get(zone);
    if (reading == null) {
      return Reading.gap(GapReason.NO_DATA, "nobody was asked about zone " + zone);
    }
    if (!(reading instanceof Reading.Figure figure)) {
      return reading;
    }
    Intensity intensity = figure.intensity();
    if (!intensity.kind().equals(kind)) {
      throw new IllegalArgumentException("cannot rank " + intensity.kind() + " among " + kind);
    }
    if (!intensity.zone().equals(zone)) {
      return Reading.gap(
          GapReason.WRONG_ZONE, "asked about zone " + zone + ", answered for " + intensity.zone());
    }
    if (Checks.isFuture(intensity.validFrom(), now)) {
      return Reading.gap(
          GapReason.OUT_OF_RANGE,
          "the figure for zone " + zone + " is of the future; is this machine's clock right?");
    }
    if (intensity.isStale(maxAge, now)) {
      return Reading.gap(
          GapReason.STALE,
          "the newest figure for zone "
              + zone
              + " is "
              + Durations.words(intensity.age(now))
              + " old, more than "
              + Durations.words(maxAge));
    }
    return reading;
  }

  private Optional<ExcludedRegion> tooDirty(RankedRegion region) {
    return maxIntensity
        .filter(limit -> region.intensity().value().compareTo(limit) > 0)
        .map(
            limit ->
                new ExcludedRegion(
                    region.region().id(),
                    ExclusionReason.INTENSITY,
                    region.intensity().value() + " is more than " + limit));
  }

  private static double priceOrDearest(RankedRegion region) {
    return region
        .candidate()
        .pricePerHour()
        .map(price -> price.amount().value())
        .orElse(Double.MAX_VALUE);
  }

  private static List<RankedRegion> numbered(List<RankedRegion> regions) {
    List<RankedRegion> sorted = regions.stream().sorted(CLEANEST_FIRST).toList();
    List<RankedRegion> ranked = new ArrayList<>();
    for (RankedRegion region : sorted) {
      ranked.add(new RankedRegion(ranked.size() + 1, region.candidate(), region.intensity()));
    }
    return ranked;
  }

  /**
   * Ranked and excluded regions.
   *
   * @param withFigure how many candidates have a usable figure, those that are too dirty among them
   */
  record Result(List<RankedRegion> ranked, List<ExcludedRegion> excluded, int withFigure) {}
}

package dev.carbon.placement;

import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Reading;
import dev.carbon.region.GridZone;
import dev.carbon.region.HourlyPrice;
import dev.carbon.region.Region;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What becomes of readings in a ranking, without asking anybody and without hardware and prices.
 *
 * @param ranked cleanest first
 */
public record PlainRanking(List<RankedRegion> ranked, List<ExcludedRegion> excluded) {

  /** Ranks {@code regions} by {@code readings} as they are at {@code now}. */
  public static PlainRanking of(
      IntensityKind kind,
      Coverage coverage,
      Collection<Region> regions,
      Map<GridZone, Reading> readings,
      Instant now,
      Duration maxAge) {
    List<Candidate> candidates =
        regions.stream()
            .map(
                region ->
                    new Candidate(region, HourlyPrice.UNKNOWN, Optional.empty(), Optional.empty()))
            .toList();
    RegionRanker.Result result =
        new RegionRanker(
                new RegionRanker.Rules(
                    Optional.empty(),
                    OptionalDouble.empty(),
                    Preference.CLEANEST,
                    List.of(),
                    RegionRanker.Data.NONE))
            .rank(new FigureJudge(kind, maxAge, now, readings), coverage, candidates);
    return new PlainRanking(result.ranked(), result.excluded());
  }
}

package dev.carbon.placement;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.SourceOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What came of asking one source for all candidates. */
record Attempt(
    IntensityKind kind,
    RegionRanker.Result ranked,
    CandidateFilter.Result filtered,
    Baseline baseline,
    Optional<Intensity> localGrid,
    Instant at) {

  int withFigure() {
    return ranked.withFigure();
  }

  boolean coversHalf() {
    return 2 * withFigure() >= filtered.eligible().size() && withFigure() > 0;
  }

  /** Who had too few figures, how few, and the first reason. */
  String shortfall(SourceOption option) {
    String count =
        option.name()
            + " has usable figures for "
            + withFigure()
            + " of "
            + filtered.eligible().size()
            + " candidates";
    return ranked.excluded().isEmpty()
        ? count
        : count + " (" + ranked.excluded().get(0).message() + ")";
  }

  /**
   * The ranking of this attempt.
   *
   * @throws CarbonException NO_REGION when the limit on intensity leaves none, NO_DATA when there
   *     are no figures at all
   */
  Ranking ranking(List<String> notes) {
    List<ExcludedRegion> excluded = new ArrayList<>(filtered.excluded());
    excluded.addAll(ranked.excluded());
    excluded.sort(Comparator.comparing(ExcludedRegion::region));
    if (withFigure() == 0) {
      throw new CarbonException(
          ErrorKind.NO_DATA,
          "could not rank the regions, because "
              + kind.source()
              + " has no usable figure: "
              + ranked.excluded().get(0).message());
    }
    if (ranked.ranked().isEmpty()) {
      throw RegionSurvey.nothingLeft(excluded);
    }
    return new Ranking(kind, ranked.ranked(), excluded, baseline, localGrid, notes, at);
  }
}

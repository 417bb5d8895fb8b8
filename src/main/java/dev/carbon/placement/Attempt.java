package dev.carbon.placement;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.SourceTier;
import dev.carbon.staging.Dataset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What came of asking one source for all candidates.
 *
 * @param data that the job reads; empty when it needs none
 * @param notes what a person should know of how the figures came about
 */
record Attempt(
    IntensityKind kind,
    SourceTier tier,
    Preference preference,
    List<String> notes,
    RegionRanker.Result ranked,
    CandidateFilter.Result filtered,
    Baseline baseline,
    Optional<Intensity> localGrid,
    Optional<Dataset> data,
    Instant at) {

  int withFigure() {
    return ranked.withFigure();
  }

  boolean coversHalf() {
    return 2 * withFigure() >= filtered.eligible().size() && withFigure() > 0;
  }

  /** Whether these figures may rank though nobody named their source. */
  boolean isEnough() {
    return switch (tier) {
      case KEYED, YEARLY -> coversHalf();
      case KEYLESS -> withFigure() == filtered.eligible().size();
      case TRACE -> false;
    };
  }

  /** Who had too few figures, how few, and the first reason. */
  String shortfall() {
    String count =
        kind.source()
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
   * @param before what a person should know of how the source was chosen
   * @throws CarbonException NO_REGION when the limit on intensity leaves none, NO_DATA when there
   *     are no figures at all
   */
  Ranking ranking(List<String> before) {
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
    List<String> all = new ArrayList<>(before);
    all.addAll(notes);
    return new Ranking(
        kind, preference, ranked.ranked(), excluded, baseline, localGrid, data, all, at);
  }
}

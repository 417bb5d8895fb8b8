package dev.carbon.placement;

import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.region.Provisioning;
import dev.carbon.staging.Dataset;
import dev.carbon.unit.Grams;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The answer to "where?": who can take the job, the best first, and who cannot and why.
 *
 * @param kind of every figure in it
 * @param preference what the order is by
 * @param localGrid the figure for this machine's own grid; empty when unknown or not asked for
 * @param data that the job reads; empty when it needs none
 * @param notes what a person should know of how it came about, such as a source that was passed
 *     over
 */
public record Ranking(
    IntensityKind kind,
    Preference preference,
    List<RankedRegion> ranked,
    List<ExcludedRegion> excluded,
    Baseline baseline,
    Optional<Intensity> localGrid,
    Optional<Dataset> data,
    List<String> notes,
    Instant rankedAt) {

  public Ranking {
    ranked = List.copyOf(ranked);
    excluded = List.copyOf(excluded);
    notes = List.copyOf(notes);
  }

  /** The first region. A ranking without any is never made. */
  public RankedRegion best() {
    return ranked.get(0);
  }

  /** How the machines are lent that all its prices are those of. */
  public Provisioning provisioning() {
    return best().candidate().price().provisioning();
  }

  /** The mean of all ranked regions' grams per kilowatt-hour of computing. */
  public double meanEffective() {
    return ranked.stream()
        .mapToDouble(region -> region.effective().value())
        .average()
        .orElseThrow();
  }

  /**
   * The mean of what moving the job's data to each ranked region emits; empty when it needs none,
   * or when one of them is unknown.
   */
  public Optional<Grams> meanTransferGrams() {
    return ranked.stream().allMatch(region -> region.transferGrams().isPresent())
        ? Optional.of(
            new Grams(
                ranked.stream()
                    .mapToDouble(region -> region.transferGrams().orElseThrow().value())
                    .average()
                    .orElseThrow()))
        : Optional.empty();
  }
}

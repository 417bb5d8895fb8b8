package dev.carbon.placement;

import dev.carbon.intensity.Intensity;
import dev.carbon.region.Region;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A region that can take the job, and its place.
 *
 * @param rank from 1, the best
 * @param transferGrams what moving the job's data there emits, once; empty when it needs none
 * @param score what the weights of carbon and price make of it, from 0, the best of all in both, to
 *     1, the worst in both; empty when only one of them counts, or its price is not known
 */
public record RankedRegion(
    int rank,
    Candidate candidate,
    Intensity intensity,
    Optional<Grams> transferGrams,
    OptionalDouble score) {
  public Region region() {
    return candidate.region();
  }

  /** Grams per kilowatt-hour of computing: the grid's intensity times the PUE. */
  public GramsPerKwh effective() {
    return effective(region(), intensity);
  }

  RankedRegion ranked(int newRank) {
    return new RankedRegion(newRank, candidate, intensity, transferGrams, score);
  }

  RankedRegion scored(OptionalDouble newScore) {
    return new RankedRegion(rank, candidate, intensity, transferGrams, newScore);
  }

  static GramsPerKwh effective(Region region, Intensity intensity) {
    return new GramsPerKwh(intensity.value().value() * region.pue().value());
  }
}

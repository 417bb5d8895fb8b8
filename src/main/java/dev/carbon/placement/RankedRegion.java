package dev.carbon.placement;

import dev.carbon.intensity.Intensity;
import dev.carbon.region.Region;
import dev.carbon.unit.GramsPerKwh;

/**
 * A region that can take the job, and its place.
 *
 * @param rank from 1, the cleanest
 */
public record RankedRegion(int rank, Candidate candidate, Intensity intensity) {
  public Region region() {
    return candidate.region();
  }

  /** Grams per kilowatt-hour of computing: the grid's intensity times the PUE. */
  public GramsPerKwh effective() {
    return effective(region(), intensity);
  }

  static GramsPerKwh effective(Region region, Intensity intensity) {
    return new GramsPerKwh(intensity.value().value() * region.pue());
  }
}

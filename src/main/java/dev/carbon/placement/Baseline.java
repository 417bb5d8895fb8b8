package dev.carbon.placement;

import dev.carbon.intensity.Intensity;
import dev.carbon.region.Region;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import java.util.Optional;

/**
 * The region that savings are counted against, whether or not it could take the job.
 *
 * @param intensity of the same source and kind as the ranking; empty when there is no usable figure
 * @param transfer of the job's data to the region; empty when it needs none
 * @param transferGrams what that emits, once; empty when it needs none or that is unknown
 */
public record Baseline(
    Region region,
    Optional<Intensity> intensity,
    Optional<Transfer> transfer,
    Optional<Grams> transferGrams) {
  /** Grams per kilowatt-hour of computing: the grid's intensity times the PUE. */
  public Optional<GramsPerKwh> effective() {
    return intensity.map(figure -> RankedRegion.effective(region, figure));
  }
}

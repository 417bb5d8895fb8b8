package dev.carbon.placement;

import dev.carbon.intensity.Intensity;
import dev.carbon.region.Availability;
import dev.carbon.region.Region;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import java.util.Optional;

/**
 * A region that offers an accelerator for training.
 *
 * @param candidate the region with its price for the smallest machine of the accelerator
 * @param intensity of its grid; empty when no usable figure is known
 * @param perHour what that machine emits there in an hour under training load, the building
 *     included; empty when its watts or the intensity are not known
 */
public record AcceleratorOffer(
    Candidate candidate, Optional<Intensity> intensity, Optional<Grams> perHour) {
  public Region region() {
    return candidate.region();
  }

  public Availability availability() {
    return candidate.accelerator().orElse(Availability.UNKNOWN);
  }

  /** Grams per kilowatt-hour of computing: the grid's intensity times the PUE. */
  public Optional<GramsPerKwh> effective() {
    return intensity.map(figure -> RankedRegion.effective(region(), figure));
  }
}

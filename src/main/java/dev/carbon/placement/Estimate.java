package dev.carbon.placement;

import dev.carbon.footprint.Footprint;
import dev.carbon.unit.Dollars;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a job would use and cause in one region.
 *
 * @param spotCost on machines that may be taken away, if they never were; empty when unknown
 */
public record Estimate(RankedRegion ranked, Footprint footprint, Optional<Dollars> spotCost) {
  /** The day that the prices were listed on; empty when none is known. */
  public Optional<LocalDate> priceDate() {
    return ranked.candidate().price().asOf();
  }
}

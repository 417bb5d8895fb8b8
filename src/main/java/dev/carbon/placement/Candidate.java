package dev.carbon.placement;

import dev.carbon.region.Availability;
import dev.carbon.region.HourlyPrice;
import dev.carbon.region.Region;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A region that can take the job as far as hardware, price and policy go.
 *
 * @param price of all machines of the job for an hour at list price, Vertex AI's assumed fee
 *     included
 * @param accelerator how sure it is that the accelerator is there; empty when none is wanted
 */
public record Candidate(Region region, HourlyPrice price, Optional<Availability> accelerator) {
  /** US dollars per hour on demand; empty when unknown. */
  public OptionalDouble dollarsPerHour() {
    return price
        .onDemand()
        .map(each -> OptionalDouble.of(each.amount().value()))
        .orElseGet(OptionalDouble::empty);
  }
}

package dev.carbon.placement;

import dev.carbon.region.Availability;
import dev.carbon.region.HourlyPrice;
import dev.carbon.region.Price;
import dev.carbon.region.Region;
import dev.carbon.unit.Dollars;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A region that can take the job as far as hardware, price and policy go.
 *
 * @param price of all machines of the job for an hour at list price, Vertex AI's assumed fee
 *     included
 * @param accelerator how sure it is that the accelerator is there; empty when none is wanted
 * @param transfer of the job's data to the region; empty when it needs none
 */
public record Candidate(
    Region region,
    HourlyPrice price,
    Optional<Availability> accelerator,
    Optional<Transfer> transfer) {
  /**
   * US dollars per hour on demand, with the data's transfer spread over the job; empty when either
   * is unknown.
   */
  public OptionalDouble dollarsPerHour() {
    return price
        .onDemand()
        .map(Price::amount)
        .flatMap(machines -> transfer.isEmpty() ? Optional.of(machines) : with(machines))
        .map(each -> OptionalDouble.of(each.value()))
        .orElseGet(OptionalDouble::empty);
  }

  /** The same, with the data's transfer. */
  Candidate with(Transfer moved) {
    return new Candidate(region, price, accelerator, Optional.of(moved));
  }

  private Optional<Dollars> with(Dollars machines) {
    return transfer.flatMap(Transfer::costPerHour).map(machines::plus);
  }
}

package dev.carbon.placement;

import dev.carbon.region.Availability;
import dev.carbon.region.HourlyPrice;
import dev.carbon.region.Price;
import dev.carbon.region.Provisioning;
import dev.carbon.region.Region;
import dev.carbon.unit.Dollars;
import java.util.Locale;
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
   * US dollars per hour for machines that are lent as asked, with the data's transfer spread over
   * the job; empty when either is unknown.
   */
  public OptionalDouble dollarsPerHour() {
    return Transfer.sum(
            price.charged().map(Price::amount), transfer, Transfer::costPerHour, Dollars::plus)
        .map(each -> OptionalDouble.of(each.value()))
        .orElseGet(OptionalDouble::empty);
  }

  /** What {@link #dollarsPerHour} is, in words: {@code $0.81 an hour on spot machines}. */
  String dollarsInWords() {
    String spot = price.provisioning() == Provisioning.SPOT ? " on spot machines" : "";
    String moving = transfer.isPresent() ? " with the data's transfer" : "";
    return String.format(
        Locale.ROOT, "$%.2f an hour%s%s", dollarsPerHour().orElseThrow(), spot, moving);
  }

  /** What its machines cost, with the data's transfer; empty when either is unknown. */
  Optional<Dollars> withTransfer(Optional<Dollars> machines) {
    return Transfer.sum(machines, transfer, Transfer::cost, Dollars::plus);
  }

  /** The same, with the data's transfer. */
  Candidate with(Transfer moved) {
    return new Candidate(region, price, accelerator, Optional.of(moved));
  }
}

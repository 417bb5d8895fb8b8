package dev.carbon.placement;

import dev.carbon.footprint.AcceleratorPower;
import dev.carbon.region.Accelerator;
import dev.carbon.region.MachineType;
import dev.carbon.region.Workers;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What is known of an accelerator, and where it is best used.
 *
 * @param machines that can carry it
 * @param counts how many of it a machine may have
 * @param smallest the machine that is chosen for the smallest count; prices and grams are its own
 * @param power empty when nothing is published of its watts
 * @param offers the regions that offer it for training: the cleanest first, within 1 % of each
 *     other the cheapest, then by name those without a figure
 */
public record AcceleratorProfile(
    Accelerator accelerator,
    List<MachineType> machines,
    SortedSet<Integer> counts,
    Workers smallest,
    Optional<AcceleratorPower> power,
    List<AcceleratorOffer> offers) {

  /**
   * Where an hour emits least, be it by a hair: {@code offers} may begin with another that is
   * cheaper and nearly as clean. Of several the first by name; empty when no region that offers it
   * has a figure.
   */
  public Optional<AcceleratorOffer> cleanest() {
    return offers.stream()
        .filter(offer -> offer.effective().isPresent())
        .min(
            Comparator.comparingDouble(
                    (AcceleratorOffer offer) -> offer.effective().orElseThrow().value())
                .thenComparing(offer -> offer.region().id()));
  }

  /** Where an hour on demand costs least, the cleanest of several; empty when no price is known. */
  public Optional<AcceleratorOffer> cheapest() {
    return offers.stream()
        .filter(offer -> offer.candidate().dollarsPerHour().isPresent())
        .min(Comparator.comparingDouble(offer -> offer.candidate().dollarsPerHour().getAsDouble()));
  }
}

package dev.carbon.cli.train;

import dev.carbon.region.Location;
import dev.carbon.region.TransferPrices;
import dev.carbon.train.Destination;
import dev.carbon.train.TrainPlan;
import dev.carbon.unit.Dollars;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a person should know of a plan, though nothing is wrong with it. */
final class PlanRemarks {
  private final TransferPrices prices;

  PlanRemarks(TransferPrices prices) {
    this.prices = prices;
  }

  /** One sentence each. */
  List<String> of(TrainPlan plan) {
    return outputs(plan).stream().toList();
  }

  /** How much a job will write nobody knows before it has. */
  private Optional<String> outputs(TrainPlan plan) {
    if (!(plan.output() instanceof Destination.Cloud cloud) || cloud.direct()) {
      return Optional.empty();
    }
    return cloud
        .place()
        .filter(place -> !place.equals(plan.location()))
        .map(place -> copied(plan.location(), place));
  }

  private String copied(Location from, Location to) {
    return "the outputs are copied from "
        + from
        + " to "
        + to
        + " at "
        + prices.perGib(from, to).map(PlanRemarks::listed).orElse("a price that is not known here")
        + "; their size is not known, so that is in no price of this plan";
  }

  private static String listed(Dollars perGib) {
    return String.format(Locale.ROOT, "$%.2f per GiB (list price)", perGib.value());
  }
}

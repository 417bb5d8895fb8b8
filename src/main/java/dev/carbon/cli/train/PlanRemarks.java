package dev.carbon.cli.train;

import static java.util.stream.Collectors.joining;

import dev.carbon.region.Location;
import dev.carbon.region.TransferPrices;
import dev.carbon.terminal.SafeText;
import dev.carbon.train.Checkpoints;
import dev.carbon.train.Destination;
import dev.carbon.train.TrainPlan;
import dev.carbon.unit.Dollars;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person should know of a plan, though nothing is wrong with it. */
final class PlanRemarks {
  private static final int MOST_NAMED = 3;

  private final TransferPrices prices;

  PlanRemarks(TransferPrices prices) {
    this.prices = prices;
  }

  /** One sentence each. */
  List<String> of(TrainPlan plan) {
    return Stream.of(
            outputs(plan), plan.request().outputs().resumeFrom().flatMap(PlanRemarks::changed))
        .flatMap(Optional::stream)
        .toList();
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

  private static Optional<String> changed(Checkpoints saved) {
    List<String> paths = saved.changed();
    return paths.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "the checkpoints in "
                + saved.place()
                + " are not as "
                + saved.run()
                + " left them: "
                + paths.stream().limit(MOST_NAMED).map(SafeText::line).collect(joining(", "))
                + (paths.size() > MOST_NAMED ? " and " + (paths.size() - MOST_NAMED) + " more" : "")
                + (paths.size() == 1 ? " differs" : " differ"));
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

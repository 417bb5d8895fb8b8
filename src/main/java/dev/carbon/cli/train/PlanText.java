package dev.carbon.cli.train;

import dev.carbon.cli.DataText;
import dev.carbon.cli.LabelText;
import dev.carbon.cli.RankingRemarks;
import dev.carbon.cli.RankingText;
import dev.carbon.cli.task.TaskView;
import dev.carbon.cli.train.TrainText.Fact;
import dev.carbon.intensity.Intensity;
import dev.carbon.placement.RankedRegion;
import dev.carbon.placement.Transfer;
import dev.carbon.region.Availability;
import dev.carbon.region.Provisioning;
import dev.carbon.staging.Dataset;
import dev.carbon.train.Checkpoints;
import dev.carbon.train.TrainPlan;
import dev.carbon.train.TrainRequest;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of a plan. */
final class PlanText {
  private PlanText() {}

  static String title(TrainPlan plan) {
    String script = plan.request().title();
    RankedRegion chosen = plan.chosen();
    String place = chosen.region().id() + " (" + chosen.region().place() + ")";
    return plan.backend().isRehearsal()
        ? "Rehearsal of " + script + " on this machine for " + place
        : "Training " + script + " on Vertex AI in " + place;
  }

  static List<Fact> facts(TrainPlan plan, TaskView task) {
    List<Fact> facts = new ArrayList<>();
    if (plan.backend().isRehearsal()) {
      facts.add(
          new Fact(
              "rehearsal",
              "trains here; its grams are what this energy would emit in the region (for the"
                  + " cloud: --project)"));
    }
    if (isOneOfSeveral(plan)) {
      facts.add(
          new Fact(
              "replicas",
              "rehearses one of "
                  + plan.workers().replicas()
                  + " replicas; its grams are those of this one"));
    }
    facts.add(new Fact("run", plan.run().value()));
    facts.addAll(TaskText.facts(plan.request(), task));
    facts.add(new Fact("intensity", intensity(plan)));
    facts.add(new Fact("rank", "1 of " + plan.ranking().ranked().size() + runnerUp(plan)));
    RankingRemarks.order(plan.ranking().preference())
        .ifPresent(order -> facts.add(new Fact("order", order)));
    facts.add(new Fact("source", source(plan)));
    if (!plan.backend().isRehearsal()) {
      facts.add(new Fact("machine", plan.workers() + offered(plan)));
      waiting(plan).ifPresent(facts::add);
      facts.addAll(special(plan.request()));
      facts.add(new Fact("price", price(plan)));
    }
    plan.transfer()
        .ifPresent(
            transfer ->
                facts.add(new Fact("data", data(plan.ranking().data().orElseThrow(), transfer))));
    plan.request()
        .outputs()
        .resumeFrom()
        .ifPresent(saved -> facts.add(new Fact("resumes", from(saved))));
    if (!plan.request().labels().isEmpty()) {
      facts.add(new Fact("labels", LabelText.of(plan.request().labels(), ", ")));
    }
    facts.add(new Fact("outputs", plan.output().toString()));
    plan.ranking().notes().forEach(note -> facts.add(new Fact("note", note)));
    task.remarks().forEach(remark -> facts.add(new Fact("note", remark)));
    return facts;
  }

  /** Whether the job has several machines, of which this machine plays one. */
  static boolean isOneOfSeveral(TrainPlan plan) {
    return plan.backend().isRehearsal() && plan.workers().replicas() > 1;
  }

  static String intensity(TrainPlan plan) {
    RankedRegion chosen = plan.chosen();
    return RankingText.grams(chosen.intensity().value().value())
        + " g CO2eq/kWh x PUE "
        + chosen.region().pue().value()
        + " = "
        + RankingText.grams(chosen.effective().value())
        + RankingText.estimated(chosen.intensity());
  }

  static String source(TrainPlan plan) {
    Intensity figure = plan.chosen().intensity();
    return plan.ranking().kind().source()
        + ", "
        + plan.ranking().kind().signal().word()
        + ", "
        + plan.ranking().kind().accounting().word()
        + " emissions, "
        + (figure.isYearly() ? "" : "age ")
        + RankingText.age(figure, plan.ranking().rankedAt());
  }

  private static String runnerUp(TrainPlan plan) {
    List<RankedRegion> ranked = plan.ranking().ranked();
    if (ranked.size() < 2) {
      return "";
    }
    RankedRegion second = ranked.get(1);
    return "; next "
        + second.region().id()
        + " with "
        + RankingText.grams(second.effective().value());
  }

  private static String from(Checkpoints saved) {
    int files = saved.count();
    return "from "
        + files
        + (files == 1 ? " checkpoint" : " checkpoints")
        + " of "
        + saved.run()
        + " in "
        + saved.place();
  }

  private static String price(TrainPlan plan) {
    int replicas = plan.workers().replicas();
    return plan.pricePerHour()
        .map(
            price ->
                String.format(
                    Locale.ROOT,
                    "$%.2f an hour%s (%s price of %s and the assumed fee, setting vertex-fee), %s"
                        + " in %s%s%s",
                    price.amount().value(),
                    replicas > 1 ? " for all " + replicas : "",
                    isSpot(plan) ? "spot" : "list",
                    price.asOf(),
                    plan.highestCost().map(PlanText::atMost).orElse("nobody knows how much"),
                    Durations.words(plan.timeout()),
                    isSpot(plan) ? " if it is never restarted" : "",
                    (plan.transfer().isPresent() ? ", the data's transfer included" : "")
                        + (plan.request().resources().bootDisk().isPresent()
                            ? "; the boot disk is not in it"
                            : "")))
        .orElseGet(() -> unknownPrice(plan));
  }

  static boolean isSpot(TrainPlan plan) {
    return plan.workers().provisioning() == Provisioning.SPOT;
  }

  /** What was asked for beyond machines. */
  private static List<Fact> special(TrainRequest request) {
    List<Fact> facts = new ArrayList<>();
    request.resources().bootDisk().ifPresent(disk -> facts.add(new Fact("disk", disk.toString())));
    request
        .resources()
        .reservation()
        .ifPresent(name -> facts.add(new Fact("reserved", name + ", paid for in any case")));
    request.access().serviceAccount().ifPresent(who -> facts.add(new Fact("runs as", who)));
    request.access().network().ifPresent(network -> facts.add(new Fact("network", network)));
    request.access().kmsKey().ifPresent(key -> facts.add(new Fact("key", key)));
    if (request.outputs().purge()) {
      facts.add(new Fact("purge", "what is deleted cannot be brought back"));
    }
    return facts;
  }

  /** How long the cloud may look for the machines, if it was told. */
  private static Optional<Fact> waiting(TrainPlan plan) {
    return plan.request()
        .resources()
        .maxWait()
        .map(
            wait ->
                new Fact(
                    "waits",
                    "up to "
                        + Durations.words(wait)
                        + " for all machines at once; carbon gives up after "
                        + Durations.words(plan.request().limits().maxQueue())));
  }

  private static String unknownPrice(TrainPlan plan) {
    Optional<String> doubt = plan.chosen().candidate().price().doubt();
    return "unknown" + doubt.map(why -> ": there is " + why).orElse("");
  }

  private static String offered(TrainPlan plan) {
    boolean inferred =
        plan.chosen().candidate().accelerator().equals(Optional.of(Availability.INFERRED));
    return inferred ? " (inferred: " + RankingRemarks.INFERRED + ")" : "";
  }

  private static String atMost(Dollars cost) {
    return String.format(Locale.ROOT, "at most $%.2f", cost.value());
  }

  private static String data(Dataset data, Transfer transfer) {
    String what = DataText.size(data) + " in " + data.location();
    if (transfer.gigabytes() == 0) {
      return what + ": nothing to move";
    }
    return what
        + ": moving it costs "
        + transfer
            .cost()
            .map(cost -> String.format(Locale.ROOT, "$%.2f", cost.value()))
            .orElse("an unknown price")
        + " and "
        + transfer.energy()
        + " (assumed)";
  }
}

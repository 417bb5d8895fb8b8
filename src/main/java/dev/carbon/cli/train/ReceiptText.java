package dev.carbon.cli.train;

import dev.carbon.cli.BasisText;
import dev.carbon.cli.FootprintText;
import dev.carbon.cli.RankingText;
import dev.carbon.cli.SavingsText;
import dev.carbon.cli.train.TrainText.Fact;
import dev.carbon.footprint.Basis;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.Savings;
import dev.carbon.terminal.SafeText;
import dev.carbon.train.RefusedAttempt;
import dev.carbon.train.TrainOutcome;
import dev.carbon.train.TrainPlan;
import dev.carbon.unit.Durations;
import dev.carbon.unit.Grams;
import dev.carbon.unit.GramsPerKwh;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words of a receipt. Every figure says how it is known; unknown is said too. */
final class ReceiptText {
  private ReceiptText() {}

  static String title(TrainOutcome outcome) {
    TrainPlan plan = outcome.plan();
    String what = plan.backend().isRehearsal() ? "Receipt of a rehearsal" : "Receipt";
    return what + ": " + state(outcome) + time(outcome);
  }

  /** Of all attempts, as the figures below it are. */
  private static String time(TrainOutcome outcome) {
    Optional<String> last = outcome.duration().map(Durations::words);
    if (!outcome.hasMoved()) {
      return last.map(time -> " after " + time).orElse("");
    }
    return " after "
        + outcome.ran().map(Durations::words).orElse("an unknown time")
        + last.map(time -> ", " + time + " of it in the last attempt").orElse("");
  }

  static List<Fact> facts(TrainOutcome outcome) {
    TrainPlan plan = outcome.plan();
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("run", plan.run().value()));
    if (PlanText.isOneOfSeveral(plan)) {
      int replicas = plan.workers().replicas();
      facts.add(
          new Fact("replicas", "rehearsed one of " + replicas + "; energy and carbon are its own"));
    }
    outcome.earlier().forEach(attempt -> facts.add(new Fact("refused", refused(attempt))));
    facts.add(
        new Fact("region", plan.chosen().region().id() + ", " + plan.chosen().region().place()));
    facts.add(new Fact("intensity", intensity(outcome)));
    facts.add(new Fact("energy", energy(outcome)));
    facts.add(new Fact("carbon", carbon(outcome)));
    facts.add(new Fact("water", water(outcome)));
    if (!plan.backend().isRehearsal()) {
      facts.add(new Fact("embodied", embodied(outcome)));
    }
    outcome.localGrams().ifPresent(grams -> facts.add(new Fact("here", here(plan, grams))));
    facts.add(new Fact("saved", saved(outcome)));
    if (!plan.backend().isRehearsal()) {
      facts.add(new Fact("cost", cost(outcome)));
    }
    facts.add(new Fact("outputs", outputs(outcome)));
    return facts;
  }

  private static String refused(RefusedAttempt attempt) {
    String ran =
        attempt
            .ran()
            .filter(time -> !time.isZero())
            .map(time -> " (its job ran " + Durations.words(time) + ", which is counted)")
            .orElse("");
    return "by "
        + attempt.refused().region()
        + ": "
        + SafeText.line(attempt.refused().message())
        + ran;
  }

  private static String state(TrainOutcome outcome) {
    return outcome.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Of the run's own hours where they are known, else as planned. */
  private static String intensity(TrainOutcome outcome) {
    TrainPlan plan = outcome.plan();
    Optional<GramsPerKwh> mean =
        outcome
            .details()
            .flatMap(FootprintDetails::carbon)
            .flatMap(OperationalCarbon::meanIntensity);
    String planned = RankingText.grams(plan.chosen().intensity().value().value());
    String told = mean.map(each -> RankingText.grams(each.value())).orElse(planned);
    return told
        + " g CO2eq/kWh"
        + (outcome.hasMoved() ? ofTheLast(mean) : "")
        + (told.equals(planned) ? "" : ", mean of its hours; planned with " + planned)
        + RankingText.estimated(plan.chosen().intensity())
        + " ("
        + PlanText.source(plan)
        + "), PUE "
        + plan.chosen().region().pue().value()
        + overAll(outcome);
  }

  private static String ofTheLast(Optional<GramsPerKwh> mean) {
    return mean.isPresent() ? " in the last attempt alone" : " by the last plan";
  }

  /** The grid of a run that moved, by which its energy is its grams. */
  private static String overAll(TrainOutcome outcome) {
    return outcome
        .wholeRun()
        .carbon()
        .filter(carbon -> outcome.hasMoved())
        .flatMap(OperationalCarbon::meanIntensity)
        .map(mean -> "; over all attempts " + RankingText.grams(mean.value()) + " g CO2eq/kWh")
        .orElse("");
  }

  private static String energy(TrainOutcome outcome) {
    return outcome
        .footprint()
        .energy()
        .map(
            energy ->
                FootprintText.amount(energy.value())
                    + " kWh ("
                    + BasisText.of(outcome.footprint(), outcome.energyParts())
                    + ", "
                    + outcome.footprint().boundary().words()
                    + ")")
        .orElse("unknown");
  }

  private static String carbon(TrainOutcome outcome) {
    return outcome
        .footprint()
        .carbon()
        .map(
            grams ->
                grams(grams) + " CO2eq (" + basis(outcome) + moved(outcome) + would(outcome) + ")")
        .orElse("unknown");
  }

  private static String water(TrainOutcome outcome) {
    return outcome
        .footprint()
        .water()
        .map(
            water ->
                FootprintText.amount(water.value())
                    + " litres (modelled"
                    + would(outcome)
                    + "; with evaporation from reservoirs"
                    + (moved(outcome).isEmpty() ? "" : "; without the network's")
                    + ")")
        .orElse("unknown");
  }

  private static String embodied(TrainOutcome outcome) {
    return outcome
        .footprint()
        .embodied()
        .map(
            embodied ->
                FootprintText.range(embodied)
                    + " g CO2eq of making the hardware ("
                    + BasisText.word(embodied.basis())
                    + "; told apart, in no other figure)")
        .orElse("unknown");
  }

  private static String moved(TrainOutcome outcome) {
    return outcome.plan().transfer().isPresent() ? ", the data's transfer included" : "";
  }

  private static String would(TrainOutcome outcome) {
    return outcome.plan().backend().isRehearsal() ? ", had it run there" : "";
  }

  private static String here(TrainPlan plan, Grams grams) {
    return grams(grams)
        + " CO2eq on this machine's own grid, "
        + plan.ranking().localGrid().orElseThrow().zone();
  }

  private static String saved(TrainOutcome outcome) {
    Savings savings = outcome.savings();
    Optional<Double> percent = savings.percent();
    if (percent.isEmpty()) {
      return "unknown";
    }
    String share = FootprintText.percent(percent.get());
    String amount = savings.saved().map(grams -> grams(grams) + ", ").orElse("");
    return amount
        + share
        + " against "
        + savings.baselineRegion()
        + " ("
        + basis(outcome)
        + ", attributed"
        + moved(outcome)
        + SavingsText.baselineByPlan(savings)
            .filter(said -> !outcome.plan().chosen().intensity().isYearly())
            .map(said -> "; " + said)
            .orElse("")
        + ")";
  }

  private static String cost(TrainOutcome outcome) {
    return outcome
        .footprint()
        .cost()
        .map(
            cost ->
                "$"
                    + FootprintText.money(cost.value())
                    + (PlanText.isSpot(outcome.plan()) ? " (spot price" : " (list price")
                    + outcome.plan().pricePerHour().map(price -> " of " + price.asOf()).orElse("")
                    + (PlanText.isSpot(outcome.plan())
                        ? ", modelled: as if never taken away"
                        : ", modelled")
                    + moved(outcome)
                    + ")")
        .orElse("unknown");
  }

  private static String outputs(TrainOutcome outcome) {
    int files = outcome.allOutputs().size();
    if (files == 0) {
      return outcome.bucketExists()
          ? "not fetched, see " + outcome.bucket().orElseThrow().address()
          : "none";
    }
    return files + (files == 1 ? " file in " : " files in ") + outcome.plan().output();
  }

  /** Of grams: however the energy is known, what a grid emits is modelled. */
  private static String basis(TrainOutcome outcome) {
    Basis ofEnergy = outcome.footprint().basis().orElse(Basis.MODELLED);
    return ofEnergy == Basis.MEASURED ? "modelled from measured energy" : BasisText.word(ofEnergy);
  }

  private static String grams(Grams grams) {
    return FootprintText.amount(grams.value()) + " g";
  }
}

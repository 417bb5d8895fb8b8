package dev.carbon.cli.train;

import dev.carbon.cli.BasisText;
import dev.carbon.cli.FootprintText;
import dev.carbon.cli.SavingsText;
import dev.carbon.cli.train.TrainText.Fact;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.GreenAiCost;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.PlannedCarbon;
import dev.carbon.footprint.Sci;
import dev.carbon.footprint.Utilisation;
import dev.carbon.footprint.WaterUse;
import dev.carbon.footprint.WholeRun;
import dev.carbon.region.RegionId;
import dev.carbon.train.RefusedAttempt;
import dev.carbon.train.TrainOutcome;
import dev.carbon.unit.Grams;
import dev.carbon.unit.Litres;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;

/** What a receipt tells beyond its ten lines: how its figures came about. */
final class DetailsText {
  private static final String UNKNOWN = "unknown";

  private DetailsText() {}

  static List<Fact> facts(TrainOutcome outcome) {
    List<Optional<FootprintDetails>> all = outcome.wholeRun().attempts();
    return all.get(all.size() - 1).map(last -> facts(outcome, last)).orElse(List.of());
  }

  private static List<Fact> facts(TrainOutcome outcome, FootprintDetails details) {
    WholeRun whole = outcome.wholeRun();
    List<Fact> facts = new ArrayList<>();
    outcome
        .energyParts()
        .ifPresent(sum -> sum.parts().forEach(part -> facts.add(new Fact("energy by", by(part)))));
    details.planned().ifPresent(planned -> facts.add(new Fact("planned", planned(outcome, whole))));
    outcome
        .savings()
        .savedAgainstMean()
        .ifPresent(saved -> facts.add(new Fact("mean", againstTheMean(outcome, saved))));
    details
        .water()
        .ifPresent(
            water -> facts.add(new Fact("reservoirs", known(whole.water(), DetailsText::water))));
    outcome.functionalUnits().stream()
        .flatMap(unit -> Sci.of(outcome.footprint(), unit).stream())
        .forEach(sci -> facts.add(new Fact("SCI", sci(sci))));
    details.use().ifPresent(use -> facts.addAll(use(use, whole)));
    restarts(whole).ifPresent(restarts -> facts.add(new Fact("restarts", restarts)));
    facts.addAll(ofTheLastAttempt(outcome, details));
    return facts;
  }

  /** What cannot be added up, under a line that says of what it is where there is more. */
  private static List<Fact> ofTheLastAttempt(TrainOutcome outcome, FootprintDetails details) {
    List<Fact> facts = new ArrayList<>();
    details.carbon().ifPresent(carbon -> facts.add(new Fact("hours", hours(outcome, carbon))));
    details.use().ifPresent(use -> facts.addAll(use(use)));
    if (outcome.hasMoved() && !facts.isEmpty()) {
      facts.add(0, new Fact("last", "of the last job alone, in " + lastRegion(outcome) + ":"));
    }
    return facts;
  }

  /** Where the last job ran, which is not where none was to be had. */
  private static RegionId lastRegion(TrainOutcome outcome) {
    return outcome.details().isPresent()
        ? outcome.plan().chosen().region().id()
        : outcome.earlier().stream()
            .filter(RefusedAttempt::hasRun)
            .reduce((before, after) -> after)
            .map(attempt -> attempt.refused().region())
            .orElseThrow();
  }

  private static Optional<String> restarts(WholeRun whole) {
    OptionalInt restarts = whole.restarts();
    if (restarts.isEmpty()) {
      return Optional.of(UNKNOWN);
    }
    return restarts.getAsInt() == 0
        ? Optional.empty()
        : Optional.of(restarts.getAsInt() + ", without the waits that were seen between");
  }

  private static String by(EnergySum.Part part) {
    return FootprintText.amount(part.energy().value())
        + " kWh of the facility "
        + BasisText.word(part.basis())
        + ": "
        + part.source();
  }

  private static String hours(TrainOutcome outcome, OperationalCarbon carbon) {
    if (outcome.plan().chosen().intensity().isYearly()) {
      return "each at the average of its year, which knows no hours";
    }
    double byPlan = carbon.fallbackShare();
    return byPlan == 0
        ? "each at what the grid emitted in it"
        : BasisText.percent(byPlan)
            + " of the energy at the figure of the plan, because nobody tells its hour";
  }

  private static String planned(TrainOutcome outcome, WholeRun whole) {
    String by = outcome.hasMoved() ? "of each attempt's plan" : "of the plan";
    return known(
        whole.planned(),
        planned ->
            grams(planned)
                + " by the figures "
                + by
                + " at full load"
                + whole
                    .difference()
                    .map(difference -> "; " + difference(difference, planned))
                    .orElse(""));
  }

  private static String difference(PlannedCarbon.Difference more, Grams planned) {
    return signed(more.byEnergy(), planned)
        + " by what the machines drew, "
        + signed(more.byGrid(), planned)
        + " by how the grid changed";
  }

  private static String againstTheMean(TrainOutcome outcome, Grams saved) {
    int candidates = outcome.plan().ranking().ranked().size();
    return grams(saved)
        + " saved"
        + (candidates == 1
            ? " against the only candidate"
            : " against the mean of " + candidates + " candidates")
        + SavingsText.meanByPlan(outcome.savings())
            .filter(said -> !outcome.plan().chosen().intensity().isYearly())
            .map(said -> "; " + said)
            .orElse("");
  }

  private static String water(WaterUse water) {
    return litres(water.withReservoirs())
        + " with evaporation from reservoirs, "
        + litres(water.withoutReservoirs())
        + " without; "
        + litres(Optional.of(water.onSite()))
        + " of it on site ("
        + water.source()
        + ")";
  }

  private static String sci(Sci sci) {
    String low = FootprintText.amount(sci.low().value());
    String high = FootprintText.amount(sci.high().value());
    return (low.equals(high) ? low : low + "-" + high)
        + " g CO2eq per "
        + sci.per().name()
        + " (ISO/IEC 21031: energy x intensity + embodied; "
        + BasisText.word(sci.energyBasis())
        + " energy)";
  }

  private static List<Fact> use(GreenAiCost use, WholeRun whole) {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "machines", amount(whole.coreSeconds()) + " core-seconds of " + use.machineType()));
    if (use.acceleratorHours() > 0) {
      facts.add(
          new Fact(
              "chips",
              amount(whole.acceleratorHours())
                  + " hours, "
                  + whole.acceleratorEnergy().map(DetailsText::alone).orElse("unknown kWh alone")));
    }
    return facts;
  }

  private static List<Fact> use(GreenAiCost use) {
    List<Fact> facts = new ArrayList<>();
    if (use.acceleratorHours() > 0) {
      facts.add(new Fact("chips used", utilisation(use.accelerator())));
      facts.addAll(memory(use));
    }
    return facts;
  }

  /** Machines know the most that was in use, the cloud knows the mean. */
  private static List<Fact> memory(GreenAiCost use) {
    List<Fact> facts = new ArrayList<>();
    if (use.memory().isPresent() || use.peakMemory().isEmpty()) {
      facts.add(new Fact("memory", utilisation(use.memory())));
    }
    if (use.peakMemory().isPresent()) {
      facts.add(new Fact("peak memory", utilisation(use.peakMemory())));
    }
    return facts;
  }

  private static String alone(EnergySum sum) {
    return FootprintText.amount(sum.total().value())
        + " kWh of the accelerators alone ("
        + (sum.mixesBases() ? BasisText.shares(sum) : BasisText.word(sum.weakest()))
        + ")";
  }

  private static String utilisation(Optional<Utilisation> known) {
    return known
        .map(
            each ->
                BasisText.percent(each.share())
                    + " ("
                    + BasisText.word(each.basis())
                    + ": "
                    + each.source()
                    + ")")
        .orElse(UNKNOWN);
  }

  private static String amount(OptionalDouble known) {
    return known.isPresent() ? FootprintText.amount(known.getAsDouble()) : UNKNOWN;
  }

  /** Of all attempts, when it is known of each. */
  private static <T> String known(Optional<T> whole, Function<T, String> words) {
    return whole.map(words).orElse(UNKNOWN);
  }

  private static String litres(Optional<Litres> known) {
    return known.map(each -> FootprintText.amount(each.value()) + " litres").orElse(UNKNOWN);
  }

  /** A difference that is nothing but rounding is none. */
  private static String signed(Grams difference, Grams of) {
    return FootprintText.signed(difference, of).map(grams -> grams + " g").orElse("nothing");
  }

  private static String grams(Grams grams) {
    return FootprintText.amount(grams.value()) + " g";
  }
}

package dev.carbon.cli.report;

import dev.carbon.cli.FootprintText;
import dev.carbon.footprint.Boundary;
import dev.carbon.report.Breakdown;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.Sum;
import dev.carbon.report.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What there is to know of several runs together, for a model card or an appendix. */
final class TotalFacts {
  private final List<ReportedRun> runs;
  private final Totals totals;
  private final Places places;

  /**
   * Of these runs.
   *
   * @param runs all of them in the cloud, or all of them rehearsals
   */
  TotalFacts(List<ReportedRun> runs, Places places) {
    this.runs = runs;
    this.totals = Totals.of(runs);
    this.places = places;
  }

  /** The first five are named as model cards name them. */
  List<Fact> list() {
    boolean rehearsals = runs.get(0).isRehearsal();
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            "Hardware Type",
            (rehearsals ? "the computer of the rehearsals, in place of " : "")
                + each(ReportedRun::workers)));
    facts.add(new Fact("Hours used", hours()));
    facts.add(new Fact("Cloud Provider", Places.provider(runs.get(0))));
    facts.add(
        new Fact(
            "Compute Region",
            each(run -> places.of(run.region())) + (rehearsals ? ", had they run there" : "")));
    facts.add(new Fact("Carbon Emitted", carbon(rehearsals)));
    facts.add(new Fact("Energy", energy()));
    facts.add(new Fact("PUE", pue()));
    facts.add(new Fact("Embodied carbon", embodied()));
    facts.add(new Fact("Water", water()));
    facts.add(new Fact("Saved", saved()));
    if (!rehearsals) {
      facts.add(new Fact("Cost", cost()));
    }
    facts.add(new Fact("Runs", Integer.toString(totals.runs())));
    return facts;
  }

  private String each(Function<ReportedRun, String> word) {
    return runs.stream().map(word).distinct().sorted().collect(Collectors.joining("; "));
  }

  private String hours() {
    String hours = sum(totals.hours(), "h", List.of());
    List<OptionalDouble> chips =
        runs.stream().map(run -> Breakdown.of(run).acceleratorHours()).toList();
    double all = chips.stream().mapToDouble(each -> each.orElse(0)).sum();
    return all > 0 && chips.stream().allMatch(OptionalDouble::isPresent)
        ? hours + "; " + FootprintText.amount(all) + " accelerator-hours"
        : hours;
  }

  private String carbon(boolean rehearsals) {
    return sum(
            totals.carbonGrams(),
            "g CO2eq",
            List.of("energy " + bases(), boundaries(), "location-based, operational"))
        + (rehearsals ? ", had they run there: rehearsals, in no sum of emissions" : "");
  }

  private String energy() {
    return sum(totals.energyKwh(), "kWh", List.of(bases(), boundaries()));
  }

  private String bases() {
    return FigureText.bases(totals.energyByBasis())
        + (totals.mixesBases() ? ": the sum mixes them" : "");
  }

  private String boundaries() {
    return "boundary "
        + totals.boundaries().stream().map(Boundary::words).collect(Collectors.joining(" or "));
  }

  private String pue() {
    double least = runs.stream().mapToDouble(ReportedRun::pue).min().orElseThrow();
    double most = runs.stream().mapToDouble(ReportedRun::pue).max().orElseThrow();
    return least == most ? Double.toString(least) : least + " to " + most;
  }

  private String embodied() {
    Sum low = totals.embodiedLowGrams();
    if (low.known() == 0) {
      return FigureText.UNKNOWN;
    }
    List<String> notes = new ArrayList<>(List.of("assumed"));
    FigureText.lacking(low).ifPresent(notes::add);
    return FigureText.noted(FigureText.embodied(totals) + " of making the hardware", notes)
        + ", told apart and in no other figure";
  }

  private String water() {
    return "with evaporation from reservoirs "
        + sum(totals.waterLitres(), "litres", List.of("modelled"))
        + ", without it "
        + sum(totals.waterLitresWithoutReservoirs(), "litres", List.of("modelled"));
  }

  private String saved() {
    List<String> notes = new ArrayList<>();
    totals
        .savedPercent()
        .ifPresent(
            percent ->
                notes.add(
                    FootprintText.percent(percent)
                        + " against the same energy in "
                        + String.join(", ", totals.baselines())
                        + ", which is "
                        + FootprintText.amount(totals.baselineGrams().value())
                        + " g CO2eq"));
    notes.add("attributed, not avoided");
    return sum(totals.savedGrams(), "g CO2eq", notes);
  }

  private String cost() {
    Sum cost = totals.costUsd();
    List<String> notes = new ArrayList<>(List.of("at list prices, modelled"));
    FigureText.lacking(cost).ifPresent(notes::add);
    return FigureText.noted(FigureText.money(cost.total()), cost.known() == 0 ? List.of() : notes);
  }

  /** What is unknown has no notes. */
  private static String sum(Sum sum, String unit, List<String> notes) {
    if (sum.known() == 0) {
      return FigureText.UNKNOWN;
    }
    List<String> all = new ArrayList<>(notes);
    FigureText.lacking(sum).ifPresent(all::add);
    return FigureText.noted(FigureText.amount(sum.total(), unit), all);
  }
}

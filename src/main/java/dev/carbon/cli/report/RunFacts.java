package dev.carbon.cli.report;

import dev.carbon.cli.BasisText;
import dev.carbon.cli.FootprintText;
import dev.carbon.cli.LabelText;
import dev.carbon.cli.SavingsText;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.GreenAiCost;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.PlannedCarbon;
import dev.carbon.footprint.Savings;
import dev.carbon.footprint.Utilisation;
import dev.carbon.footprint.WholeRun;
import dev.carbon.report.Breakdown;
import dev.carbon.report.PerUnit;
import dev.carbon.report.ReportedRun;
import dev.carbon.unit.Durations;
import dev.carbon.unit.Grams;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What there is to know of one run, for the section of a model card or of an appendix. */
final class RunFacts {
  private static final String NO_DIFFERENCE = "0";
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final ReportedRun run;
  private final Breakdown breakdown;
  private final PerUnit per;
  private final Places places;

  RunFacts(ReportedRun run, PerUnit per, Places places) {
    this.run = run;
    this.breakdown = Breakdown.of(run);
    this.per = per;
    this.places = places;
  }

  /** The first five are named as model cards name them. */
  List<Fact> list() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Hardware Type", hardware()));
    facts.add(new Fact("Hours used", hours()));
    facts.add(new Fact("Cloud Provider", Places.provider(run)));
    facts.add(new Fact("Compute Region", region()));
    facts.add(new Fact("Carbon Emitted", carbon()));
    facts.add(new Fact("Energy", energy()));
    facts.add(new Fact("Grid intensity", intensity()));
    facts.add(
        new Fact(
            "PUE",
            run.pue() + run.pueYear().map(year -> ", of " + year).orElse("") + ofTheLastRegion()));
    run.details().ifPresent(details -> addCourse(facts, details));
    facts.add(new Fact("Embodied carbon", FigureText.embodied(run.footprint().embodied())));
    facts.add(new Fact("Water", water()));
    facts.add(new Fact("SCI", FigureText.sci(per.sci(run), per)));
    facts.add(new Fact("Saved", saved()));
    if (!run.isRehearsal()) {
      facts.add(new Fact("Cost", cost()));
    }
    if (!run.labels().isEmpty()) {
      facts.add(new Fact("Labels", LabelText.of(run.labels(), ", ")));
    }
    facts.add(
        new Fact(
            "Run", run.run() + ", " + Places.state(run) + ", begun " + MINUTE.format(run.begun())));
    return facts;
  }

  private String hardware() {
    return run.isRehearsal()
        ? "the computer of the rehearsal, in place of " + run.workers()
        : run.workers();
  }

  private String hours() {
    String hours = FigureText.amount(run.duration().map(Durations::hours), "h");
    OptionalDouble chips = breakdown.acceleratorHours();
    return chips.orElse(0) > 0
        ? hours + "; " + FootprintText.amount(chips.getAsDouble()) + " accelerator-hours"
        : hours;
  }

  private String region() {
    return places.of(run.region())
        + (run.isRehearsal() ? ", had it run there" : "")
        + (run.hasMoved() ? ", after what it used elsewhere, which is in all sums" : "");
  }

  private String carbon() {
    Optional<Double> grams = run.footprint().carbon().map(each -> each.value());
    return FigureText.amount(grams, "g CO2eq")
        + (grams.isEmpty()
            ? ""
            : " (energy "
                + FigureText.bases(breakdown.byBasis())
                + "; boundary "
                + run.footprint().boundary().words()
                + "; location-based, operational)")
        + (run.isRehearsal() ? ", had it run there: a rehearsal, in no sum" : "");
  }

  private String energy() {
    Optional<Double> kwh = run.footprint().energy().map(each -> each.value());
    return FigureText.amount(kwh, "kWh")
        + (kwh.isEmpty()
            ? ""
            : "; "
                + FigureText.bases(breakdown.energy())
                + "; boundary "
                + run.footprint().boundary().words());
  }

  private String intensity() {
    ReportedRun.Grid grid = run.grid();
    String when =
        grid.isYearly()
            ? "of the year " + grid.from().atZone(ZoneOffset.UTC).getYear()
            : "of " + MINUTE.format(grid.from());
    return FootprintText.amount(run.intensity().value())
        + " g CO2eq/kWh at planning, "
        + FigureText.source(run.source())
        + ", grid "
        + grid.zone()
        + ", "
        + when
        + run.details()
            .filter(known -> run.isPricedByHour() && run.ranInItsRegion())
            .flatMap(FootprintDetails::carbon)
            .map(RunFacts::course)
            .orElse("")
        + ofTheLastRegion();
  }

  /** Behind a figure that is not of the whole run. */
  private String ofTheLastJob() {
    return run.hasMoved() ? " (of the last job alone)" : "";
  }

  private String ofTheLastRegion() {
    return run.ranInItsRegion() ? ofTheLastJob() : " (of the last region, where no job ran)";
  }

  /** How the figures of its hours differ from that of its plan. */
  private static String course(OperationalCarbon carbon) {
    String mean =
        carbon
            .meanIntensity()
            .map(each -> "; " + FootprintText.amount(each.value()) + " over the run's hours")
            .orElse("; unknown over the run's hours");
    return carbon.fallbackShare() == 0
        ? mean
        : mean
            + ", the figure of the plan standing in for that of the hour for "
            + BasisText.percent(carbon.fallbackShare())
            + " of the energy";
  }

  private void addCourse(List<Fact> facts, FootprintDetails details) {
    WholeRun whole = run.wholeRun();
    details.planned().ifPresent(planned -> facts.add(new Fact("Planned", planned(whole))));
    details.use().ifPresent(use -> addUse(facts, use));
    restarts(whole).ifPresent(restarts -> facts.add(new Fact("Restarts", restarts)));
  }

  private static Optional<String> restarts(WholeRun whole) {
    OptionalInt restarts = whole.restarts();
    if (restarts.isEmpty()) {
      return Optional.of(FigureText.UNKNOWN);
    }
    return restarts.getAsInt() == 0
        ? Optional.empty()
        : Optional.of(
            restarts.getAsInt() + ", counted in all figures without the waits seen between");
  }

  private void addUse(List<Fact> facts, GreenAiCost use) {
    use.accelerator()
        .ifPresent(
            each ->
                facts.add(
                    new Fact("Accelerators in use", "on average " + used(each) + ofTheLastJob())));
    use.memory()
        .ifPresent(each -> facts.add(new Fact("Memory in use", used(each) + ofTheLastJob())));
    use.peakMemory()
        .ifPresent(each -> facts.add(new Fact("Peak memory in use", used(each) + ofTheLastJob())));
  }

  private static String used(Utilisation use) {
    return BasisText.percent(use.share())
        + " ("
        + BasisText.word(use.basis())
        + ", "
        + use.source()
        + ")";
  }

  /** Beside what the run came to, when that is known. */
  private static String planned(WholeRun whole) {
    return whole
        .planned()
        .map(
            planned ->
                FootprintText.amount(planned.value())
                    + " g CO2eq for the same time at full load, by the intensity at planning"
                    + whole.difference().map(more -> difference(more, planned)).orElse(""))
        .orElse(FigureText.UNKNOWN);
  }

  private static String difference(PlannedCarbon.Difference more, Grams planned) {
    String byEnergy = signed(more.byEnergy(), planned);
    String byGrid = signed(more.byGrid(), planned);
    return byEnergy.equals(byGrid) && byEnergy.equals(NO_DIFFERENCE)
        ? "; the run emitted as much"
        : "; what the run emitted differs by "
            + signed(more.total(), planned)
            + " g: "
            + byEnergy
            + " by its energy, "
            + byGrid
            + " by the grid";
  }

  private static String signed(Grams more, Grams planned) {
    return FootprintText.signed(more, planned).orElse(NO_DIFFERENCE);
  }

  private String water() {
    Optional<Double> all = run.footprint().water().map(each -> each.value());
    Optional<Double> without = breakdown.waterWithoutReservoirs().map(each -> each.value());
    return "with evaporation from reservoirs "
        + FigureText.amount(all, "litres")
        + ", without it "
        + FigureText.amount(without, "litres")
        + (all.isEmpty() && without.isEmpty()
            ? ""
            : " (modelled" + breakdown.waterSource().map(each -> "; " + each).orElse("") + ")");
  }

  private String saved() {
    Optional<Double> saved = run.savings().flatMap(Savings::saved).map(each -> each.value());
    if (saved.isEmpty()) {
      return FigureText.UNKNOWN;
    }
    Savings savings = run.savings().orElseThrow();
    return FigureText.amount(saved, "g CO2eq")
        + savings.percent().map(each -> ", " + FootprintText.percent(each) + ",").orElse("")
        + " against the same energy in "
        + savings.baselineRegion()
        + " ("
        + FigureText.amount(savings.baseline().map(each -> each.value()), "g CO2eq")
        + byPlan(SavingsText.baselineByPlan(savings))
        + ")"
        + savings
            .meanOfCandidates()
            .map(
                each ->
                    "; the mean of all candidates is "
                        + FootprintText.amount(each.value())
                        + " g CO2eq"
                        + byPlan(SavingsText.meanByPlan(savings)))
            .orElse("")
        + "; attributed, not avoided";
  }

  /** Of the average of a year nobody expects an hour. */
  private String byPlan(Optional<String> said) {
    return said.filter(words -> run.isPricedByHour()).map(words -> ", where " + words).orElse("");
  }

  private String cost() {
    return FigureText.money(run.footprint().cost().map(each -> each.value()))
        + run.priceDate().map(date -> " at the list price of " + date + " (modelled)").orElse("");
  }
}

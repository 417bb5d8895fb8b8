package dev.carbon.cli.report;

import dev.carbon.cli.BasisText;
import dev.carbon.cli.FootprintText;
import dev.carbon.footprint.Basis;
import dev.carbon.report.Breakdown;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.Sum;
import dev.carbon.report.Totals;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import dev.carbon.unit.Durations;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The runs as a table, and under it their sums. */
record ReportText(Terminal terminal, PerUnit per) implements ReportView {
  private static final String UNKNOWN = "?";
  private static final DateTimeFormatter BEGUN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  @Override
  public void show(Report report) {
    if (report.runs().isEmpty()) {
      terminal.tell(ReportRemarks.none(report));
    } else {
      terminal.results(table(report).stream(terminal.resultStyle()::bold));
      tell("In the cloud", report.cloudRuns());
      tell("Rehearsals, had they run there", report.rehearsals());
    }
    ReportRemarks.tellMissing(report, terminal);
  }

  private Table table(Report report) {
    Table table =
        new Table().words("RUN").words("BEGUN (UTC)").words("STATE").words("REGION").numbers("h");
    table
        .numbers("kWh")
        .words("BASIS")
        .numbers("g CO2eq")
        .numbers("SCI g/" + per.name())
        .numbers("LITRES")
        .numbers("$")
        .numbers("g SAVED");
    report.runs().forEach(run -> add(table, run));
    return table;
  }

  private void add(Table table, ReportedRun run) {
    table.row(
        run.run().value(),
        BEGUN.format(run.begun()),
        run.state().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        Places.region(run) + (run.isRehearsal() ? " (rehearsal)" : ""),
        amount(run.duration().map(Durations::hours)),
        amount(run.footprint().energy().map(each -> each.value())),
        basis(run),
        amount(run.footprint().carbon().map(each -> each.value())),
        per.sci(run).map(FigureText::range).orElse(UNKNOWN),
        amount(run.footprint().water().map(each -> each.value())),
        run.isRehearsal()
            ? "-"
            : run.footprint().cost().map(each -> FootprintText.money(each.value())).orElse(UNKNOWN),
        amount(run.savings().flatMap(each -> each.saved()).map(each -> each.value())));
  }

  private static String basis(ReportedRun run) {
    List<Basis> bases = List.copyOf(Breakdown.of(run).byBasis().keySet());
    return switch (bases.size()) {
      case 0 -> UNKNOWN;
      case 1 -> BasisText.word(bases.get(0));
      default -> "mixed";
    };
  }

  private void tell(String title, List<ReportedRun> runs) {
    if (runs.isEmpty()) {
      return;
    }
    Totals totals = Totals.of(runs);
    terminal.result("");
    terminal.result(terminal.resultStyle().bold(title + ": " + FigureText.runs(totals.runs())));
    line("time", totals.hours(), "h");
    line("energy", totals.energyKwh(), "kWh");
    line("carbon", totals.carbonGrams(), "g CO2eq");
    line("saved", totals.savedGrams(), "g CO2eq" + percent(totals));
    line("water", totals.waterLitres(), "litres with evaporation from reservoirs");
    if (totals.waterLitresWithoutReservoirs().known() > 0) {
      line("", totals.waterLitresWithoutReservoirs(), "litres without it");
    }
    if (totals.costUsd().known() > 0) {
      line("cost", totals.costUsd(), "dollars at list prices");
    }
    if (totals.embodiedLowGrams().known() > 0) {
      tell(
          "embodied",
          FigureText.embodied(totals) + ", in no other figure",
          totals.embodiedLowGrams());
    }
    ReportRemarks.of(runs, per).forEach(remark -> terminal.result("  * " + remark));
  }

  private static String percent(Totals totals) {
    return totals.savedPercent().map(percent -> ", " + FootprintText.percent(percent)).orElse("");
  }

  private void line(String label, Sum sum, String unit) {
    tell(label, FigureText.amount(sum.total(), unit), sum);
  }

  private void tell(String label, String figure, Sum sum) {
    terminal.result(
        String.format(
            Locale.ROOT,
            "  %-9s %s",
            label,
            FigureText.noted(figure, FigureText.lacking(sum).stream().toList())));
  }

  private static String amount(Optional<Double> value) {
    return value.map(FootprintText::amount).orElse(UNKNOWN);
  }
}

package dev.carbon.cli.report;

import dev.carbon.cli.FootprintText;
import dev.carbon.cli.report.Account.RunTable;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.Savings;
import dev.carbon.report.Breakdown;
import dev.carbon.report.PerUnit;
import dev.carbon.report.ReportedRun;
import dev.carbon.unit.Durations;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A row for each run, in two tables that fit on a page: what ran, and what it came to. Of very many
 * the newest alone: the sums beside them are of all.
 */
final class RunTables {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final int MOST = 500;

  private RunTables() {}

  static List<RunTable> of(List<ReportedRun> runs, PerUnit per) {
    List<List<String>> ran = new ArrayList<>();
    List<List<String>> figures = new ArrayList<>();
    String which =
        runs.size() > MOST ? ", the newest " + MOST + " of " + runs.size() + " runs" : "";
    for (ReportedRun run : runs.subList(0, Math.min(MOST, runs.size()))) {
      String number = Integer.toString(ran.size() + 1);
      ran.add(ran(number, run));
      figures.add(figures(number, run, per));
    }
    return List.of(
        new RunTable(
            "What ran" + which,
            List.of("No.", "Run", "Begun", "State", "Hardware", "Region", "h", "g/kWh", "Source"),
            ran),
        new RunTable(
            "What it came to" + which,
            List.of(
                "No.",
                "kWh",
                "Energy by",
                "g CO2eq",
                "Embodied g",
                "Litres",
                "Without reservoirs",
                "SCI, g per " + per.name(),
                "g saved",
                "USD"),
            figures));
  }

  private static List<String> ran(String number, ReportedRun run) {
    return List.of(
        number,
        run.run().value(),
        DAY.format(run.begun()),
        Places.state(run),
        run.workers(),
        Places.region(run),
        amount(run.duration().map(Durations::hours)),
        FootprintText.amount(run.intensity().value()),
        run.sources().stream().map(FigureText::source).sorted().collect(Collectors.joining("; ")));
  }

  private static List<String> figures(String number, ReportedRun run, PerUnit per) {
    Footprint footprint = run.footprint();
    Breakdown breakdown = Breakdown.of(run);
    return List.of(
        number,
        amount(footprint.energy().map(each -> each.value())),
        footprint.energy().isEmpty()
            ? FigureText.UNKNOWN
            : FigureText.bases(breakdown.byBasis()) + "; " + footprint.boundary().words(),
        amount(footprint.carbon().map(each -> each.value())),
        footprint.embodied().map(FootprintText::range).orElse(FigureText.UNKNOWN),
        amount(footprint.water().map(each -> each.value())),
        amount(breakdown.waterWithoutReservoirs().map(each -> each.value())),
        per.sci(run).map(FigureText::range).orElse(FigureText.UNKNOWN),
        amount(run.savings().flatMap(Savings::saved).map(each -> each.value())),
        run.isRehearsal()
            ? "none"
            : footprint
                .cost()
                .map(each -> FootprintText.money(each.value()))
                .orElse(FigureText.UNKNOWN));
  }

  private static String amount(Optional<Double> value) {
    return value.map(FootprintText::amount).orElse(FigureText.UNKNOWN);
  }
}

package dev.carbon.cli.report;

import dev.carbon.cli.FootprintText;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.Savings;
import dev.carbon.report.Breakdown;
import dev.carbon.report.PerUnit;
import dev.carbon.report.ReportedRun;
import dev.carbon.unit.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The runs that emitted most, a row each, that first of which most is known to have come. */
final class HtmlRuns {
  /** What sorts a column, and its first order. */
  private enum Kind {
    TEXT,
    /** A text that is not to be broken. */
    WORD,
    NUMBER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A cell.
   *
   * @param note below the text
   * @param key what it is sorted by; empty when unknown, which stands last in any order
   */
  private record Cell(String text, Optional<String> note, Optional<String> key) {
    Cell(String text, Optional<String> key) {
      this(text, Optional.empty(), key);
    }

    static Cell of(String text) {
      return new Cell(text, Optional.of(text));
    }

    static Cell amount(Optional<Double> value) {
      return new Cell(
          value.map(FootprintText::amount).orElse(FigureText.UNKNOWN),
          value.map(each -> each.toString()));
    }
  }

  private record Column(String title, Kind kind, Function<ReportedRun, Cell> cell) {}

  private static final String EMITTED = "g CO₂eq";

  private HtmlRuns() {}

  private static List<Column> columns(PerUnit per) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column("Run", Kind.TEXT, HtmlRuns::named));
    columns.add(text("Begun (UTC)", run -> HtmlWords.minute(run.begun())));
    columns.add(
        text("State", run -> Places.state(run) + (run.isRehearsal() ? " (rehearsal)" : "")));
    columns.add(new Column("Region", Kind.WORD, run -> Cell.of(Places.region(run))));
    columns.add(text("Machine", ReportedRun::workers));
    columns.add(amount("Hours", run -> run.duration().map(Durations::hours)));
    columns.add(amount("kWh", run -> run.footprint().energy().map(each -> each.value())));
    columns.add(new Column("Energy is", Kind.TEXT, HtmlRuns::basis));
    columns.add(amount(EMITTED, HtmlRuns::grams));
    columns.add(new Column("SCI, g/" + per.name(), Kind.NUMBER, run -> sci(run, per)));
    columns.add(amount("Litres", run -> run.footprint().water().map(each -> each.value())));
    columns.add(new Column("$", Kind.NUMBER, HtmlRuns::cost));
    columns.add(
        amount("g saved", run -> run.savings().flatMap(Savings::saved).map(each -> each.value())));
    return columns;
  }

  private static Column text(String title, Function<ReportedRun, String> text) {
    return new Column(title, Kind.TEXT, run -> Cell.of(text.apply(run)));
  }

  private static Column amount(String title, Function<ReportedRun, Optional<Double>> amount) {
    return new Column(title, Kind.NUMBER, run -> Cell.amount(amount.apply(run)));
  }

  /** At most so many of the runs, as a table that the page can sort. */
  static Html table(List<ReportedRun> runs, PerUnit per, int most) {
    List<Column> columns = columns(per);
    List<Html> rows = mostFirst(runs).stream().limit(most).map(run -> row(columns, run)).toList();
    return Html.element(
            "table",
            Html.element("caption", caption(runs.size(), most)),
            Html.element(
                "thead",
                Html.element("tr", Html.all(columns.stream().map(HtmlRuns::head).toList()))),
            Html.element("tbody", Html.all(rows)))
        .with("id", "runs");
  }

  private static List<ReportedRun> mostFirst(List<ReportedRun> runs) {
    return runs.stream()
        .sorted(
            Comparator.comparing(
                run -> grams(run).orElse(Double.NEGATIVE_INFINITY), Comparator.reverseOrder()))
        .toList();
  }

  private static String caption(int all, int most) {
    return all <= most
        ? "All of " + FigureText.runs(all) + "."
        : "The "
            + most
            + " that emitted most; "
            + FigureText.runs(all - most)
            + " more are left out here and stand in every sum. carbon report --format csv lists all.";
  }

  private static Html head(Column column) {
    Html head =
        Html.element(
                "th",
                Html.element("button", column.title())
                    .with("type", "button")
                    .with("data-kind", column.kind().word()))
            .with("scope", "col")
            .with("class", column.kind().word());
    return column.title().equals(EMITTED) ? head.with("aria-sort", "descending") : head;
  }

  private static Html row(List<Column> columns, ReportedRun run) {
    Html row =
        Html.element("tr", Html.all(columns.stream().map(column -> cell(column, run)).toList()));
    return run.isRehearsal() ? row.with("class", "rehearsal") : row;
  }

  private static Html cell(Column column, ReportedRun run) {
    Cell cell = column.cell().apply(run);
    List<Html> content = new ArrayList<>(List.of(Html.text(cell.text())));
    cell.note().ifPresent(note -> content.add(Html.element("small", note)));
    Html element =
        Html.element("td", Html.all(content))
            .with("data-label", column.title())
            .with("class", column.kind().word());
    return cell.key().map(key -> element.with("data-key", key)).orElse(element);
  }

  private static Optional<Double> grams(ReportedRun run) {
    return run.footprint().carbon().map(each -> each.value());
  }

  private static Cell named(ReportedRun run) {
    String labels =
        run.labels().entrySet().stream()
            .map(label -> label.getKey() + "=" + label.getValue())
            .collect(Collectors.joining(", "));
    String name = run.run().value();
    return new Cell(name, Optional.of(labels).filter(all -> !all.isEmpty()), Optional.of(name));
  }

  /** Sorted by its lower end. */
  private static Cell sci(ReportedRun run, PerUnit per) {
    return per.sci(run)
        .map(
            sci -> new Cell(FigureText.range(sci), Optional.of(Double.toString(sci.low().value()))))
        .orElse(new Cell(FigureText.UNKNOWN, Optional.empty()));
  }

  private static Cell basis(ReportedRun run) {
    List<EnergySum.Part> parts = Breakdown.of(run).energy();
    return parts.isEmpty()
        ? new Cell(FigureText.UNKNOWN, Optional.empty())
        : Cell.of(FigureText.bases(parts));
  }

  /** For a rehearsal nothing is paid. */
  private static Cell cost(ReportedRun run) {
    if (run.isRehearsal()) {
      return new Cell("none", Optional.empty());
    }
    Optional<Double> dollars = run.footprint().cost().map(each -> each.value());
    return new Cell(
        dollars.map(FootprintText::money).orElse(FigureText.UNKNOWN),
        dollars.map(each -> each.toString()));
  }
}

package dev.carbon.cli.intensity;

import dev.carbon.cli.RankingText;
import dev.carbon.intensity.GridReport;
import dev.carbon.intensity.GridReport.Entry;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.MixReading;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.terminal.Style;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.OptionalDouble;

/** The figures as a table, each power mix below it. */
final class IntensityText implements IntensityView {
  private final Terminal terminal;
  private final Duration maxAge;

  IntensityText(Terminal terminal, Duration maxAge) {
    this.terminal = terminal;
    this.maxAge = maxAge;
  }

  @Override
  public void show(GridReport report) {
    Style style = terminal.resultStyle();
    Table table =
        new Table().words("PLACE").words("ZONE").numbers("g/kWh").words("ESTIMATED").words("AGE");
    report.entries().forEach(entry -> table.row(cells(entry, report.askedAt())));
    table.lines(style::bold).forEach(terminal::result);
    for (Entry entry : report.entries()) {
      entry.breakdown().ifPresent(mix -> show(mix, report.askedAt()));
      entry.history().ifPresent(series -> show("Last hours of", entry, series));
      entry.forecast().ifPresent(series -> show("Forecast for", entry, series));
    }
    Gaps.in(report).forEach(terminal::tell);
    report
        .missing()
        .forEach(
            each -> terminal.tell("No figure for " + each.place() + ": " + each.gap().message()));
    terminal.tell("");
    terminal.tell(
        RankingText.kind(
            report.kind(),
            report.entries().stream().map(Entry::intensity).toList(),
            report.askedAt()));
    report.notes().forEach(note -> terminal.tell("Note: " + note));
  }

  private String[] cells(Entry entry, Instant now) {
    Intensity figure = entry.intensity();
    boolean stale = figure.isStale(maxAge, now);
    return new String[] {
      entry.place().toString(),
      figure.zone().id(),
      RankingText.grams(figure.value().value()),
      estimated(figure),
      RankingText.age(figure, now) + (stale ? " (stale)" : "")
    };
  }

  static String estimated(Intensity figure) {
    return figure
        .estimation()
        .estimated()
        .map(
            yes ->
                yes
                    ? "yes" + figure.estimation().method().map(m -> " (" + m + ")").orElse("")
                    : "no")
        .orElse("not said");
  }

  private void show(String title, Entry entry, SeriesReading reading) {
    if (reading instanceof SeriesReading.Series series) {
      new SeriesText(terminal).show(title, entry.place(), series.series());
    }
  }

  private void show(MixReading reading, Instant now) {
    if (reading instanceof MixReading.Mix mix) {
      show(mix.breakdown(), now);
    }
  }

  private void show(PowerBreakdown mix, Instant now) {
    Style style = terminal.resultStyle();
    Duration age = mix.age(now);
    terminal.result("");
    terminal.result(style.bold("Power " + mix.basis().word() + " in " + mix.zone()));
    terminal.result(
        "  age          " + Durations.words(age) + (age.compareTo(maxAge) > 0 ? " (stale)" : ""));
    terminal.result("  renewable    " + percent(mix.renewablePercent()));
    terminal.result("  fossil-free  " + percent(mix.fossilFreePercent()));
    Table table = new Table().words("  SOURCE").numbers("MW").numbers("%");
    mix.megawattsBySource().entrySet().stream()
        .sorted(Comparator.comparing(each -> -each.getValue()))
        .forEach(
            each ->
                table.row(
                    "  " + each.getKey(),
                    String.format(Locale.ROOT, "%.0f", each.getValue()),
                    number(mix.percent(each.getKey()))));
    table.row(
        "  total",
        String.format(Locale.ROOT, "%.0f", mix.totalMegawatts()),
        number(mix.totalPercent()));
    table.lines(style::bold).forEach(terminal::result);
  }

  private static String percent(OptionalDouble value) {
    return value.isPresent() ? RankingText.grams(value.getAsDouble()) + " %" : "unknown";
  }

  private static String number(OptionalDouble value) {
    return value.isPresent() ? String.format(Locale.ROOT, "%.1f", value.getAsDouble()) : "?";
  }
}

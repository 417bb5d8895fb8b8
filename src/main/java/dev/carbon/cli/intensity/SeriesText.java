package dev.carbon.cli.intensity;

import dev.carbon.cli.RankingText;
import dev.carbon.intensity.BestWindow;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.Place;
import dev.carbon.terminal.Sparkline;
import dev.carbon.terminal.Table;
import dev.carbon.terminal.Terminal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Hours gone by, or to come, as people read them. */
final class SeriesText {
  /** How long the best window is. */
  static final Duration WINDOW = Duration.ofHours(3);

  private static final int MOST_COLUMNS = 72;

  /** What a person still reads as a list. */
  private static final int MOST_ROWS = 80;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final Terminal terminal;

  SeriesText(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Shows a series: on a terminal drawn as a line first. */
  void show(String title, Place place, IntensitySeries series) {
    terminal.result("");
    terminal.result(
        terminal
            .resultStyle()
            .bold(title + " " + place + " (" + series.zone() + ", UTC" + issued(series) + ")"));
    if (terminal.resultIsTerminal()) {
      terminal.result(drawn(series));
    }
    BestWindow.find(series, WINDOW).ifPresent(best -> terminal.result(words(best)));
    if (!terminal.resultIsTerminal() || series.points().size() <= MOST_ROWS) {
      table(series).lines(terminal.resultStyle()::bold).forEach(terminal::result);
    }
  }

  private static String issued(IntensitySeries series) {
    return series.issuedAt().map(time -> ", issued " + TIME.format(time)).orElse("");
  }

  private static String drawn(IntensitySeries series) {
    List<Double> grams = series.points().stream().map(point -> point.value().value()).toList();
    double lowest = grams.stream().min(Double::compare).orElseThrow();
    double highest = grams.stream().max(Double::compare).orElseThrow();
    return Sparkline.of(withHoles(series), MOST_COLUMNS)
        + "  "
        + RankingText.grams(lowest)
        + " to "
        + RankingText.grams(highest)
        + " g/kWh";
  }

  /** The values at even steps, NaN where the series has no point. */
  private static double[] withHoles(IntensitySeries series) {
    List<Intensity> points = series.points();
    Instant start = points.get(0).validFrom();
    Instant last = points.get(points.size() - 1).validFrom();
    if (!(points.get(0).resolution() instanceof Duration step)) {
      return points.stream().mapToDouble(point -> point.value().value()).toArray();
    }
    double[] values = new double[(int) Duration.between(start, last).dividedBy(step) + 1];
    Arrays.fill(values, Double.NaN);
    for (Intensity point : points) {
      values[(int) Duration.between(start, point.validFrom()).dividedBy(step)] =
          point.value().value();
    }
    return values;
  }

  private static String words(BestWindow best) {
    return "Cleanest "
        + Duration.between(best.from(), best.to()).toHours()
        + " h: "
        + TIME.format(best.from())
        + " to "
        + TIME.format(best.to())
        + ", "
        + RankingText.grams(best.mean().value())
        + " g/kWh on average";
  }

  private static Table table(IntensitySeries series) {
    Table table = new Table().words("FROM").numbers("g/kWh").words("ESTIMATED");
    for (Intensity point : series.points()) {
      table.row(
          TIME.format(point.validFrom()),
          RankingText.grams(point.value().value()),
          IntensityText.estimated(point));
    }
    return table;
  }
}

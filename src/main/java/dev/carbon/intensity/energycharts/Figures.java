package dev.carbon.intensity.energycharts;

import dev.carbon.intensity.Checks;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.NoFigure;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;

/** The figures of one country in one answer. */
final class Figures {
  private static final Estimation MEASURED = new Estimation(Optional.of(false), Optional.empty());
  private static final Estimation EXPECTED =
      new Estimation(Optional.of(true), Optional.of("FORECAST"));

  private final GridZone country;
  private final Columns columns;

  /**
   * @throws NoFigure OUT_OF_RANGE when something was measured more than two hours after {@code now}
   */
  Figures(GridZone country, Columns columns, Instant now) throws NoFigure {
    this.country = country;
    this.columns = columns;
    Map.Entry<Instant, Double> newest = columns.measured().lastEntry();
    if (newest != null) {
      Checks.notFuture(newest.getKey(), now);
    }
  }

  /**
   * The last value that was measured.
   *
   * @throws NoFigure NO_DATA when there is none, OUT_OF_RANGE when it is impossible: the one before
   *     it would then be no better
   */
  Intensity newest() throws NoFigure {
    Map.Entry<Instant, Double> newest = columns.measured().lastEntry();
    if (newest == null) {
      throw new NoFigure(GapReason.NO_DATA, "nothing was measured of late");
    }
    Checks.plausible(newest.getValue(), EnergyCharts.KIND.accounting());
    return figure(newest, MEASURED);
  }

  /** What is expected for the intervals that end after {@code now} and begin before {@code end}. */
  List<Intensity> expected(Instant now, Instant end) {
    Instant ended = now.minus(columns.resolution());
    return figures(columns.expected().subMap(ended, false, end, false), EXPECTED);
  }

  /** What was measured in the intervals that begin from {@code from} on and before {@code to}. */
  List<Intensity> measured(Instant from, Instant to) {
    return figures(columns.measured().subMap(from, true, to, false), MEASURED);
  }

  private List<Intensity> figures(NavigableMap<Instant, Double> values, Estimation estimation) {
    return values.entrySet().stream()
        .filter(Figures::isPlausible)
        .map(value -> figure(value, estimation))
        .toList();
  }

  private Intensity figure(Map.Entry<Instant, Double> value, Estimation estimation) {
    return new Intensity(
        new GramsPerKwh(value.getValue()),
        country,
        value.getKey(),
        columns.resolution(),
        EnergyCharts.KIND,
        estimation);
  }

  private static boolean isPlausible(Map.Entry<Instant, Double> value) {
    return Intensity.isPlausible(value.getValue(), EnergyCharts.KIND.accounting());
  }
}

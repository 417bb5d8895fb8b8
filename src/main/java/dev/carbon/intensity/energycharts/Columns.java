package dev.carbon.intensity.energycharts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An answer of {@code /co2eq}: times and values side by side in columns of one length.
 *
 * @param resolution the step from each time to the next, where none is left out
 * @param measured g CO2eq/kWh by the start of the interval, exactly as sent, without those that are
 *     null
 * @param expected the same of the forecast
 */
record Columns(
    Duration resolution,
    NavigableMap<Instant, Double> measured,
    NavigableMap<Instant, Double> expected) {

  private static final Duration USUAL_STEP = Duration.ofMinutes(15);
  private static final Duration SHORTEST_STEP = Duration.ofMinutes(5);
  private static final Duration LONGEST_STEP = Duration.ofHours(1);

  Columns {
    measured = Collections.unmodifiableNavigableMap(measured);
    expected = Collections.unmodifiableNavigableMap(expected);
  }

  /**
   * The columns in {@code body}. A column of values may be missing, or null, when the service has
   * nothing for it.
   *
   * @throws NoFigure UPSTREAM when the columns are not of one length, the times not in order or not
   *     in even steps, or anything is not what it should be: then no value can be trusted to be of
   *     its time
   */
  static Columns read(JsonNode body) throws NoFigure {
    List<Instant> starts = starts(body.path("unix_seconds"));
    return new Columns(
        resolution(starts),
        values(body.path("co2eq"), starts),
        values(body.path("co2eq_forecast"), starts));
  }

  private static List<Instant> starts(JsonNode column) throws NoFigure {
    if (!column.isArray()) {
      throw unusable("the answer holds no times");
    }
    List<Instant> starts = new ArrayList<>();
    for (JsonNode seconds : column) {
      starts.add(start(seconds));
    }
    for (int i = 1; i < starts.size(); i++) {
      if (!starts.get(i - 1).isBefore(starts.get(i))) {
        throw unusable("the times of the answer are not in order");
      }
    }
    return starts;
  }

  private static Instant start(JsonNode seconds) throws NoFigure {
    boolean isInstant =
        seconds.isIntegralNumber()
            && seconds.canConvertToLong()
            && seconds.longValue() >= 0
            && seconds.longValue() <= Instant.MAX.getEpochSecond();
    if (!isInstant) {
      throw unusable("a time in the answer is not in whole seconds");
    }
    return Instant.ofEpochSecond(seconds.longValue());
  }

  private static NavigableMap<Instant, Double> values(JsonNode column, List<Instant> starts)
      throws NoFigure {
    NavigableMap<Instant, Double> values = new TreeMap<>();
    if (column.isMissingNode() || column.isNull()) {
      return values;
    }
    if (!column.isArray() || column.size() != starts.size()) {
      throw unusable("the answer does not have one value for each time");
    }
    for (int i = 0; i < starts.size(); i++) {
      JsonNode value = column.path(i);
      if (!value.isNull()) {
        values.put(starts.get(i), number(value));
      }
    }
    return values;
  }

  private static double number(JsonNode value) throws NoFigure {
    if (!value.isNumber() || !Double.isFinite(value.doubleValue())) {
      throw unusable("a value in the answer is not a number");
    }
    return value.doubleValue();
  }

  /** The smallest step; a greater one is where times were left out, and has to fit it. */
  private static Duration resolution(List<Instant> starts) throws NoFigure {
    SortedSet<Duration> steps = new TreeSet<>();
    for (int i = 1; i < starts.size(); i++) {
      steps.add(Duration.between(starts.get(i - 1), starts.get(i)));
    }
    if (steps.isEmpty()) {
      return USUAL_STEP;
    }
    Duration smallest = steps.first();
    if (!isPossibleStep(smallest)
        || !steps.stream().allMatch(step -> step.toSeconds() % smallest.toSeconds() == 0)) {
      throw unusable("the times of the answer are not in even steps of 5 to 60 minutes");
    }
    return smallest;
  }

  private static boolean isPossibleStep(Duration step) {
    return step.compareTo(SHORTEST_STEP) >= 0 && step.compareTo(LONGEST_STEP) <= 0;
  }

  private static NoFigure unusable(String why) {
    return new NoFigure(GapReason.UPSTREAM, why);
  }
}

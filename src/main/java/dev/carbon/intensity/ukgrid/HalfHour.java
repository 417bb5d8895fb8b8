package dev.carbon.intensity.ukgrid;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.Checks;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.NoFigure;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Half an hour in an answer.
 *
 * @param hasTurnedOut whether the service says how it turned out, which it never does of the future
 *     and of a region
 * @param actual g CO2/kWh as it turned out, exactly as sent; empty when that is no number
 * @param forecast g CO2/kWh as it was expected
 */
record HalfHour(
    Instant start, boolean hasTurnedOut, OptionalDouble actual, OptionalDouble forecast) {
  static final Duration LENGTH = Duration.ofMinutes(30);

  /** The documentation calls it an estimate of what turned out, an answer does not say. */
  private static final Estimation ACTUAL = Estimation.UNKNOWN;

  private static final Estimation FORECAST =
      new Estimation(Optional.of(true), Optional.of("FORECAST"));

  /**
   * One element of an answer's list.
   *
   * @throws NoFigure UPSTREAM when it does not say that it is about half an hour, and which
   */
  static HalfHour read(JsonNode element) throws NoFigure {
    Optional<Instant> from = StrictJson.optionalInstant(element, "from");
    Optional<Instant> to = StrictJson.optionalInstant(element, "to");
    if (from.isEmpty() || to.isEmpty()) {
      throw new NoFigure(GapReason.UPSTREAM, "the answer does not say what time it is about");
    }
    if (!Duration.between(from.get(), to.get()).equals(LENGTH)) {
      throw new NoFigure(
          GapReason.UPSTREAM,
          "asked for half hours, was answered with " + from.get() + " to " + to.get());
    }
    JsonNode intensity = element.path("intensity");
    return new HalfHour(
        from.get(),
        intensity.hasNonNull("actual"),
        StrictJson.optionalNumber(intensity, "actual"),
        StrictJson.optionalNumber(intensity, "forecast"));
  }

  Instant end() {
    return start.plus(LENGTH);
  }

  /**
   * The figure of this half hour: as it turned out, or as it was expected while nothing is said of
   * that, which it then says.
   *
   * @throws NoFigure NO_DATA when it has neither, OUT_OF_RANGE when it is impossible
   */
  Intensity figure(GridZone zone) throws NoFigure {
    OptionalDouble value = hasTurnedOut ? actual : forecast;
    double number =
        value.orElseThrow(() -> new NoFigure(GapReason.NO_DATA, "the answer holds no value"));
    Checks.plausible(number, UkGrid.KIND.accounting());
    return intensity(number, zone, hasTurnedOut ? ACTUAL : FORECAST);
  }

  /** What was expected; empty when nothing possible was. */
  Optional<Intensity> expected(GridZone zone) {
    return possible(forecast, zone, FORECAST);
  }

  /** How it turned out; empty when that is not said, or not possible. */
  Optional<Intensity> turnedOut(GridZone zone) {
    return possible(actual, zone, ACTUAL);
  }

  private Optional<Intensity> possible(OptionalDouble value, GridZone zone, Estimation estimation) {
    return value.stream()
        .boxed()
        .filter(HalfHour::isPlausible)
        .map(number -> intensity(number, zone, estimation))
        .findFirst();
  }

  private Intensity intensity(double number, GridZone zone, Estimation estimation) {
    return new Intensity(new GramsPerKwh(number), zone, start, LENGTH, UkGrid.KIND, estimation);
  }

  private static boolean isPlausible(double number) {
    return Intensity.isPlausible(number, UkGrid.KIND.accounting());
  }
}

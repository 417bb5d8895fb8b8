package dev.carbon.intensity.watttime;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Reads the answers of {@code /v3/forecast} and {@code /v3/historical}: pounds of CO2 a megawatt
 * hour, which become grams a kilowatt-hour.
 */
final class MoerAnswer {
  static final String UNITS = "lbs_co2_per_mwh";

  /** Exact by the definition of the international pound; a megawatt-hour has 1000 kWh. */
  private static final double GRAMS_PER_KWH_OF_A_POUND_PER_MWH = 453.59237 / 1000;

  private final JsonNode data;
  private final GridZone region;
  private final Duration period;
  private final Estimation estimation;
  private final Optional<Instant> generatedAt;

  private MoerAnswer(JsonNode data, GridZone region, Meta meta, String method) throws NoFigure {
    this.data = data;
    this.region = region;
    this.period = meta.period();
    this.estimation = new Estimation(Optional.of(true), Optional.of(method));
    this.generatedAt = meta.generatedAt();
  }

  /**
   * The values in {@code body}, all of them modelled.
   *
   * @param clean takes secrets and control characters out of the service's words
   * @throws NoFigure when they are not of what was asked for, or not in pounds
   */
  static MoerAnswer read(JsonNode body, GridZone asked, UnaryOperator<String> clean)
      throws NoFigure {
    Meta meta = Meta.of(body, asked, UNITS);
    return new MoerAnswer(body.path("data"), asked, meta, clean.apply(meta.method()));
  }

  Duration period() {
    return period;
  }

  Optional<Instant> generatedAt() {
    return generatedAt;
  }

  /**
   * The first value.
   *
   * @throws NoFigure when it is missing, impossible or more than two hours ahead of {@code now}
   */
  Intensity first(Instant now) throws NoFigure {
    JsonNode point = data.path(0);
    OptionalDouble grams = grams(point);
    if (grams.isEmpty()) {
      throw new NoFigure(GapReason.NO_DATA, "the answer holds no value");
    }
    Checks.plausible(grams.getAsDouble(), WattTime.KIND.accounting());
    Instant start =
        start(point).orElseThrow(() -> new NoFigure(GapReason.NO_DATA, "the answer bears no time"));
    return intensity(grams.getAsDouble(), Checks.notFuture(start, now));
  }

  /** The values that can be used, of the intervals whose start is wanted. */
  List<Intensity> points(Predicate<Instant> wanted) {
    List<Intensity> points = new ArrayList<>();
    for (JsonNode point : data) {
      OptionalDouble grams = grams(point);
      if (isPlausible(grams)) {
        start(point)
            .filter(wanted)
            .ifPresent(start -> points.add(intensity(grams.getAsDouble(), start)));
      }
    }
    return points;
  }

  private Intensity intensity(double grams, Instant start) {
    return new Intensity(new GramsPerKwh(grams), region, start, period, WattTime.KIND, estimation);
  }

  private static OptionalDouble grams(JsonNode point) {
    OptionalDouble pounds = StrictJson.optionalNumber(point, "value");
    return pounds.isPresent()
        ? OptionalDouble.of(pounds.getAsDouble() * GRAMS_PER_KWH_OF_A_POUND_PER_MWH)
        : pounds;
  }

  private static boolean isPlausible(OptionalDouble grams) {
    return grams.isPresent()
        && Intensity.isPlausible(grams.getAsDouble(), WattTime.KIND.accounting());
  }

  private static Optional<Instant> start(JsonNode point) {
    return StrictJson.optionalInstant(point, "point_time");
  }
}

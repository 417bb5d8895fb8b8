package dev.carbon.intensity.watttime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.Checks;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.RelativeIndex;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Numbers;
import java.time.Instant;
import java.util.OptionalDouble;

/** Reads the answer of {@code /v3/signal-index}. */
final class IndexAnswer {
  /** The service's own documentation shows pounds here, which the live service does not answer. */
  static final String UNITS = "percentile";

  private IndexAnswer() {}

  /**
   * The index in {@code body}.
   *
   * @throws NoFigure when it is missing, no percentile, or not of what was asked for
   */
  static RelativeIndex read(JsonNode body, GridZone asked, Instant now) throws NoFigure {
    Meta.of(body, asked, UNITS);
    JsonNode point = body.path("data").path(0);
    OptionalDouble value = StrictJson.optionalNumber(point, "value");
    if (value.isEmpty()) {
      throw new NoFigure(GapReason.NO_DATA, "the answer holds no value");
    }
    if (!RelativeIndex.isPercentile(value.getAsDouble())) {
      throw new NoFigure(
          GapReason.OUT_OF_RANGE, Numbers.plain(value.getAsDouble()) + " is no percentile");
    }
    Instant at =
        StrictJson.optionalInstant(point, "point_time")
            .orElseThrow(() -> new NoFigure(GapReason.NO_DATA, "the answer bears no time"));
    return new RelativeIndex(asked, value.getAsDouble(), Checks.notFuture(at, now));
  }
}

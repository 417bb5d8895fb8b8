package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What every successful answer has: the zone it is about, and the start of its interval. */
final class Answer {
  /** An interval is announced shortly before it begins; more than this is a wrong clock. */
  private static final Duration EARLIEST = Duration.ofHours(2);

  private Answer() {}

  /**
   * The zone that the answer is about.
   *
   * @throws NoFigure WRONG_ZONE when it is not the zone asked for, or not said
   */
  static GridZone zone(JsonNode body, GridLocation asked) throws NoFigure {
    Optional<String> said = StrictJson.optionalText(body, "zone");
    GridZone zone =
        said.filter(GridZone::isWellFormed)
            .map(GridZone::new)
            .orElseThrow(() -> wrongZone(said.orElse("one that it does not name")));
    if (asked instanceof GridZone && !zone.equals(asked)) {
      throw wrongZone(zone.id());
    }
    return zone;
  }

  /**
   * The start of the interval that the answer is about; it may be somewhat later than {@code now}.
   *
   * @throws NoFigure NO_DATA when it is not said, OUT_OF_RANGE when it lies more than two hours
   *     ahead
   */
  static Instant validFrom(JsonNode body, Instant now) throws NoFigure {
    Instant start =
        StrictJson.optionalInstant(body, "datetime")
            .orElseThrow(() -> new NoFigure(GapReason.NO_DATA, "the answer bears no time"));
    if (start.isAfter(now.plus(EARLIEST))) {
      throw new NoFigure(
          GapReason.OUT_OF_RANGE,
          "the answer is for " + start + ", which is in the future by this machine's clock");
    }
    return start;
  }

  private static NoFigure wrongZone(String answered) {
    return new NoFigure(GapReason.WRONG_ZONE, "the answer is for another zone: " + answered);
  }
}

package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.Checks;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What every successful answer has: the zone it is about, and the start of its interval. */
final class Answer {
  private Answer() {}

  /**
   * Some tokens open only a sandbox, which answers in the right form with values made up: the whole
   * answer bears a disclaimer then, and each point an estimation method of its own.
   *
   * @throws NoFigure NOT_ALLOWED when {@code node}, an answer or a point of it, is from there
   */
  static void requireReal(JsonNode node) throws NoFigure {
    boolean isMadeUp =
        Stream.of("_disclaimer", "estimationMethod")
            .flatMap(field -> StrictJson.optionalText(node, field).stream())
            .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains("sandbox"));
    if (isMadeUp) {
      throw new NoFigure(
          GapReason.NOT_ALLOWED, "the token is one for the sandbox, whose values are made up");
    }
  }

  /**
   * The service is asked for measured figures only where only those are wanted; what it calls an
   * estimate all the same is refused.
   *
   * @throws NoFigure NO_DATA when {@code node}, an answer or a point of it, is such
   */
  static void requireMeasured(JsonNode node, SourceTerms terms) throws NoFigure {
    boolean isEstimate = StrictJson.optionalBoolean(node, "isEstimated").equals(Optional.of(true));
    if (terms.measuredOnly() && isEstimate) {
      throw new NoFigure(
          GapReason.NO_DATA, "there is only an estimate, and --measured-only refuses those");
    }
  }

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
   * The start of the interval that the answer is about, whenever that is.
   *
   * @throws NoFigure NO_DATA when it is not said
   */
  static Instant start(JsonNode body) throws NoFigure {
    return StrictJson.optionalInstant(body, "datetime")
        .orElseThrow(() -> new NoFigure(GapReason.NO_DATA, "the answer bears no time"));
  }

  /**
   * The start of the interval that the answer is about; it may be somewhat later than {@code now}.
   *
   * @throws NoFigure NO_DATA when it is not said, OUT_OF_RANGE when it lies more than two hours
   *     ahead
   */
  static Instant validFrom(JsonNode body, Instant now) throws NoFigure {
    return Checks.notFuture(start(body), now);
  }

  /** The answer is about {@code answered}, and nobody asked for that. */
  static NoFigure wrongZone(String answered) {
    return new NoFigure(GapReason.WRONG_ZONE, "the answer is for another zone: " + answered);
  }
}

package dev.carbon.intensity.watttime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** What an answer says of itself. */
final class Meta {
  private static final String PERIOD = "data_point_period_seconds";
  private static final Duration USUAL_PERIOD = Duration.ofMinutes(5);
  private static final int SHORTEST_SECONDS = 60;
  private static final int LONGEST_SECONDS = 3600;
  private static final Pattern WARNING = Pattern.compile("\\w{1,40}");

  private final JsonNode meta;

  private Meta(JsonNode meta) {
    this.meta = meta;
  }

  /**
   * The head of {@code body}, which is about what was asked for.
   *
   * @param units the only ones that will do: a percentile must never pass for pounds
   * @throws NoFigure NO_DATA when there is nothing at all, WRONG_ZONE when it is about another
   *     region, UPSTREAM when it is about another signal or in other units, or does not say so
   */
  static Meta of(JsonNode body, GridZone asked, String units) throws NoFigure {
    JsonNode meta = body.path("meta");
    if (meta.isEmpty() && body.path("data").isEmpty()) {
      throw new NoFigure(GapReason.NO_DATA, "the answer is empty");
    }
    String region = text(meta, "region");
    if (!region.equals(asked.id())) {
      throw new NoFigure(GapReason.WRONG_ZONE, "the answer is for another zone: " + region);
    }
    require(meta, "signal_type", Endpoint.SIGNAL);
    require(meta, "units", units);
    return new Meta(meta);
  }

  /**
   * How long each value holds; five minutes unless it is said.
   *
   * @throws NoFigure UPSTREAM when it is said to be less than a minute or more than an hour
   */
  Duration period() throws NoFigure {
    if (!meta.hasNonNull(PERIOD)) {
      return USUAL_PERIOD;
    }
    OptionalDouble seconds = StrictJson.optionalNumber(meta, PERIOD);
    double number = seconds.orElse(0);
    if (number < SHORTEST_SECONDS || number > LONGEST_SECONDS || number % 1 != 0) {
      throw new NoFigure(
          GapReason.UPSTREAM,
          "the values are said to hold for " + meta.path(PERIOD) + " seconds, not 60 to 3600");
    }
    return Duration.ofSeconds((long) number);
  }

  /** How the values were modelled, in the service's words, and the names of its warnings. */
  String method() {
    List<String> words = new ArrayList<>();
    words.add(StrictJson.optionalText(meta.path("model"), "type").orElse("MODELLED"));
    for (JsonNode warning : meta.path("warnings")) {
      (warning.isTextual()
              ? Optional.of(warning.textValue())
              : StrictJson.optionalText(warning, "type"))
          .filter(name -> WARNING.matcher(name).matches())
          .ifPresent(words::add);
    }
    return String.join(", ", words);
  }

  /** When a forecast was made. */
  Optional<Instant> generatedAt() {
    return StrictJson.optionalInstant(meta, "generated_at");
  }

  private static void require(JsonNode meta, String field, String wanted) throws NoFigure {
    String said = text(meta, field);
    if (!said.equals(wanted)) {
      throw new NoFigure(GapReason.UPSTREAM, "asked for " + wanted + ", was answered with " + said);
    }
  }

  private static String text(JsonNode meta, String field) {
    return StrictJson.optionalText(meta, field).orElse("one that it does not name");
  }
}

package dev.carbon.intensity.eia;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * One fuel in one hour, as the EIA reports it.
 *
 * @param start start of the hour. The EIA's label is assumed to be the hour's end, as public
 *     clients (gridstatus, Electricity Maps' parser) do; one public note says otherwise
 * @param fuel the EIA's code
 * @param megawatts net generation, mean of the hour; empty when it is not said, or not possible
 */
record Row(Instant start, String fuel, OptionalDouble megawatts) {
  private static final DateTimeFormatter PERIOD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withResolverStyle(ResolverStyle.STRICT);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final String UNITS = "megawatthours";
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,12}(\\.[0-9]{1,12})?");

  /** More than this is generated nowhere: all of the United States peak below it. */
  private static final double MOST_MEGAWATTS = 1_000_000;

  /**
   * One element of an answer about {@code respondent}.
   *
   * @throws NoFigure WRONG_ZONE when it is of another, UPSTREAM when it does not say which fuel,
   *     hour and unit it is about
   */
  static Row read(JsonNode element, String respondent) throws NoFigure {
    String said =
        StrictJson.optionalText(element, "respondent").orElse("one that it does not name");
    if (!said.equals(respondent)) {
      throw new NoFigure(
          GapReason.WRONG_ZONE, "the answer is for another balancing authority: " + said);
    }
    String units = StrictJson.optionalText(element, "value-units").orElse("no unit");
    if (!units.equals(UNITS)) {
      throw new NoFigure(GapReason.UPSTREAM, "asked for " + UNITS + ", was answered with " + units);
    }
    String fuel =
        StrictJson.optionalText(element, "fueltype")
            .orElseThrow(() -> new NoFigure(GapReason.UPSTREAM, "a row of the answer has no fuel"));
    return new Row(start(element), fuel, megawatts(element.path("value")));
  }

  private static Instant start(JsonNode element) throws NoFigure {
    Optional<String> period = StrictJson.optionalText(element, "period");
    try {
      return LocalDateTime.parse(period.orElse(""), PERIOD).toInstant(ZoneOffset.UTC).minus(HOUR);
    } catch (DateTimeException e) {
      throw new NoFigure(GapReason.UPSTREAM, "a row of the answer does not say which hour it is");
    }
  }

  /** Numbers come as text since 2024; before, they came as numbers. */
  private static OptionalDouble megawatts(JsonNode value) {
    String text = value.isTextual() || value.isNumber() ? value.asText() : "";
    return NUMBER.matcher(text).matches()
        ? OptionalDouble.of(Double.parseDouble(text)).stream()
            .filter(megawatts -> Math.abs(megawatts) <= MOST_MEGAWATTS)
            .findFirst()
        : OptionalDouble.empty();
  }
}

package dev.carbon.intensity.eia;

import dev.carbon.http.JsonRequest;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.unit.Secret;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Builds the requests to the API, which takes the key in the query: a request prints without it.
 */
final class Endpoint {
  /** The rows of a day of 20 fuels, more than any authority reports of. */
  static final int ROWS_OF_A_DAY = 24 * 20;

  /** The most rows that the API gives at once. */
  static final int MOST_ROWS = 5000;

  private static final DateTimeFormatter PERIOD =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final URI base;
  private final Secret key;

  Endpoint(URI base, Secret key) {
    this.base = base;
    this.key = key;
  }

  /** The newest rows of a balancing authority. */
  JsonRequest newest(String respondent) {
    return rows(respondent, ROWS_OF_A_DAY);
  }

  /** One row of a balancing authority. */
  JsonRequest one(String respondent) {
    return rows(respondent, 1);
  }

  /**
   * The rows of the hours that begin in {@code window}, at most 7 days, and of the day before it to
   * compare them with.
   */
  JsonRequest past(String respondent, TimeWindow window) {
    return rows(respondent, MOST_ROWS)
        .query("start", named(window.from().minus(DAY)))
        .query("end", named(window.to()));
  }

  private JsonRequest rows(String respondent, int length) {
    return JsonRequest.to(base, "/electricity/rto/fuel-type-data/data")
        .query("api_key", key.reveal())
        .query("frequency", "hourly")
        .query("data[0]", "value")
        .query("facets[respondent][]", respondent)
        .query("sort[0][column]", "period")
        .query("sort[0][direction]", "desc")
        .query("sort[1][column]", "fueltype")
        .query("sort[1][direction]", "asc")
        .query("length", Integer.toString(length))
        .takingTextRefusals()
        .expectingMuch();
  }

  /** The name of the hour that begins at or before {@code moment}: its end. */
  private static String named(Instant moment) {
    return PERIOD.format(moment.plus(HOUR));
  }
}

package dev.carbon.intensity.energycharts;

import dev.carbon.http.JsonRequest;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Builds the requests to the API. Without start and end it answers for the country's own calendar
 * day only, so that just after midnight nothing would be measured and just before it nothing be
 * expected.
 */
final class Endpoint {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

  private final URI base;

  Endpoint(URI base) {
    this.base = base;
  }

  /** What was measured and is expected in {@code window}, which may be of a year. */
  JsonRequest intensity(GridZone country, TimeWindow window) {
    return today(country)
        .query("start", minute(window.from()))
        .query("end", minute(window.to()))
        .expectingMuch();
  }

  /** What was measured and is expected today. */
  JsonRequest today(GridZone country) {
    return JsonRequest.to(base, "/co2eq")
        .query("country", Countries.code(country))
        .takingTextRefusals();
  }

  private static String minute(Instant moment) {
    return MINUTE.format(moment);
  }
}

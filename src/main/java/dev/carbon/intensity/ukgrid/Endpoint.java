package dev.carbon.intensity.ukgrid;

import dev.carbon.http.JsonRequest;
import dev.carbon.intensity.TimeWindow;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Builds the requests to the API, which takes everything in its paths. */
final class Endpoint {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);
  private static final Duration DAY = Duration.ofDays(1);

  private final URI base;

  Endpoint(URI base) {
    this.base = base;
  }

  /** The current half hour. */
  JsonRequest now(Area area) {
    return area.isWhole() ? whole() : to("/regional/regionid/" + number(area));
  }

  /** The current half hour of the whole. */
  JsonRequest whole() {
    return to("/intensity");
  }

  /** The half hours from {@code from} on: of a day, or of two when {@code horizon} is longer. */
  JsonRequest ahead(Area area, Instant from, Duration horizon) {
    String span = MINUTE.format(from) + (horizon.compareTo(DAY) <= 0 ? "/fw24h" : "/fw48h");
    return area.isWhole()
        ? to("/intensity/" + span)
        : to("/regional/intensity/" + span + "/regionid/" + number(area));
  }

  /** The half hours of the whole in {@code window}, at most 14 days. */
  JsonRequest past(TimeWindow window) {
    return to("/intensity/" + MINUTE.format(window.from()) + "/" + MINUTE.format(window.to()));
  }

  private JsonRequest to(String path) {
    return JsonRequest.to(base, path).takingTextRefusals();
  }

  private static int number(Area area) {
    return area.region().orElseThrow();
  }
}

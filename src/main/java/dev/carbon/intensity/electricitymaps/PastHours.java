package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Asks for the hours gone by: the last day is open to every token, what lies before it is not. The
 * service answers at most ten days at once, so that a longer time takes several requests, made one
 * after the other; the first that fails ends it all.
 */
final class PastHours {
  private static final Duration LAST_DAY = Duration.ofHours(24);
  private static final Duration MOST_AT_ONCE = Duration.ofDays(10);

  private final Api api;
  private final Endpoint endpoint;
  private final SourceTerms terms;

  PastHours(Api api, Endpoint endpoint, SourceTerms terms) {
    this.api = api;
    this.endpoint = endpoint;
    this.terms = terms;
  }

  /**
   * The figures whose interval began within {@code window}.
   *
   * @throws NoFigure when a request is refused or answered with nothing usable
   */
  IntensitySeries read(GridLocation location, TimeWindow window) throws NoFigure {
    SeriesPoints points = new SeriesPoints();
    if (isWithinLastDay(window)) {
      add(points, api.ask(endpoint.history(location)), "history", location, window);
    } else {
      addRange(points, location, window);
    }
    return points.series(Optional.empty());
  }

  /**
   * Whether all of it is among the 24 hours that {@code /history} has, the present one included.
   */
  private boolean isWithinLastDay(TimeWindow window) {
    Instant hour = terms.clock().instant().truncatedTo(ChronoUnit.HOURS);
    return window.from().isAfter(hour.minus(LAST_DAY));
  }

  /** A place is found anew by each request; its pieces must be of the zone that came first. */
  private void addRange(SeriesPoints points, GridLocation location, TimeWindow window)
      throws NoFigure {
    GridLocation asked = location;
    for (TimeWindow piece : window.chunks(MOST_AT_ONCE)) {
      asked = add(points, api.ask(endpoint.pastRange(asked, piece)), "data", asked, window);
    }
  }

  private GridZone add(
      SeriesPoints points, JsonNode body, String key, GridLocation asked, TimeWindow window)
      throws NoFigure {
    GridZone zone = Answer.zone(body, asked);
    points.add(
        body,
        key,
        zone,
        point -> point.figure(terms, api::oneLine),
        figure -> window.contains(figure.validFrom()));
    return zone;
  }
}

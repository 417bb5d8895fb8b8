package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.GridLocation;
import java.time.Duration;
import java.time.Instant;

/** Asks for the hours to come. */
final class ForecastHours {
  private final Api api;
  private final Endpoint endpoint;
  private final SourceTerms terms;

  ForecastHours(Api api, Endpoint endpoint, SourceTerms terms) {
    this.api = api;
    this.endpoint = endpoint;
    this.terms = terms;
  }

  /**
   * The figures from the interval that is under way on, up to those that begin before {@code
   * horizon} is over.
   *
   * @throws NoFigure when the request is refused or answered with nothing usable
   */
  IntensitySeries read(GridLocation location, Duration horizon) throws NoFigure {
    JsonNode body = api.ask(endpoint.forecast(location, horizon));
    Instant now = terms.clock().instant();
    SeriesPoints points = new SeriesPoints();
    points.add(
        body,
        "forecast",
        Answer.zone(body, location),
        point -> point.forecast(terms),
        figure -> isAhead(figure, now, now.plus(horizon)));
    return points.series(StrictJson.optionalInstant(body, "updatedAt"));
  }

  private static boolean isAhead(Intensity figure, Instant now, Instant end) {
    return figure.validFrom().plus(figure.resolution()).isAfter(now)
        && figure.validFrom().isBefore(end);
  }
}

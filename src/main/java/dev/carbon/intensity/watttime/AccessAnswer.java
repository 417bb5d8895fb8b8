package dev.carbon.intensity.watttime;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import dev.carbon.region.GridZone;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Reads the answer of {@code /v3/my-access}: signal types, their regions, their endpoints. */
final class AccessAnswer {
  private AccessAnswer() {}

  /**
   * The regions whose newest figure may be read, which is the beginning of a forecast.
   *
   * @throws NoFigure UPSTREAM when the answer does not say what may be read
   */
  static Set<GridZone> read(JsonNode body) throws NoFigure {
    JsonNode signals = body.path("signal_types");
    if (!signals.isArray()) {
      throw new NoFigure(GapReason.UPSTREAM, "the answer does not say what may be read");
    }
    Set<GridZone> regions = new HashSet<>();
    for (JsonNode signal : signals) {
      if (is(signal, "signal_type", Endpoint.SIGNAL)) {
        addForecast(signal.path("regions"), regions);
      }
    }
    return regions;
  }

  private static void addForecast(JsonNode listed, Set<GridZone> regions) {
    for (JsonNode region : listed) {
      if (hasForecast(region.path("endpoints"))) {
        StrictJson.optionalText(region, "region")
            .filter(GridZone::isWellFormed)
            .map(GridZone::new)
            .ifPresent(regions::add);
      }
    }
  }

  private static boolean hasForecast(JsonNode endpoints) {
    for (JsonNode each : endpoints) {
      if (is(each, "endpoint", "v3/forecast") || is(each, "endpoint", "forecast")) {
        return true;
      }
    }
    return false;
  }

  private static boolean is(JsonNode node, String field, String value) {
    return StrictJson.optionalText(node, field).equals(Optional.of(value));
  }
}

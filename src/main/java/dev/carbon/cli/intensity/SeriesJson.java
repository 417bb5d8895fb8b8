package dev.carbon.cli.intensity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.RankingJson;
import dev.carbon.intensity.BestWindow;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.SeriesReading;
import java.time.Instant;
import java.util.Optional;

/** Hours gone by, or to come, as they stand in the document. */
final class SeriesJson {
  private SeriesJson() {}

  /** Adds a series, or null where there is none. */
  static void put(ObjectNode entry, String key, SeriesReading reading) {
    if (!(reading instanceof SeriesReading.Series known)) {
      entry.putNull(key);
      return;
    }
    IntensitySeries series = known.series();
    ObjectNode json = entry.putObject(key);
    JsonDocument.put(json, "issuedAt", series.issuedAt().map(Instant::toString));
    ArrayNode points = json.putArray("points");
    series.points().forEach(point -> putPoint(points.addObject(), point));
    putWindow(json, BestWindow.find(series, SeriesText.WINDOW));
  }

  /** Adds what one point says. */
  static void putPoint(ObjectNode json, Intensity point) {
    json.put("from", point.validFrom().toString());
    json.put("resolution", point.resolution().toString());
    json.put("gramsPerKwh", RankingJson.rounded(point.value().value()));
    JsonDocument.put(json, "estimated", point.estimation().estimated());
    JsonDocument.put(json, "estimationMethod", point.estimation().method());
  }

  private static void putWindow(ObjectNode json, Optional<BestWindow> best) {
    if (best.isEmpty()) {
      json.putNull("bestWindow");
      return;
    }
    json.putObject("bestWindow")
        .put("from", best.get().from().toString())
        .put("to", best.get().to().toString())
        .put("gramsPerKwh", RankingJson.rounded(best.get().mean().value()));
  }
}

package dev.carbon.cli.intensity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.RankingJson;
import dev.carbon.intensity.GridReport;
import dev.carbon.intensity.GridReport.Entry;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.terminal.Terminal;
import java.util.Optional;

/** The hours gone by and to come as rows, one a point. */
final class IntensityCsv implements IntensityView {
  private static final String POINTS = "points";

  private final Terminal terminal;

  IntensityCsv(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void show(GridReport report) {
    ObjectNode document = JsonDocument.create();
    RankingJson.putKind(document, report.kind());
    ArrayNode points = document.putArray(POINTS);
    for (Entry entry : report.entries()) {
      put(points, entry, "history", entry.history());
      put(points, entry, "forecast", entry.forecast());
    }
    DocumentPrinter.csv(terminal, POINTS).print(document);
    report.missing().forEach(missing -> terminal.tell(missing.gap().message()));
    Gaps.in(report).forEach(terminal::tell);
    report.notes().forEach(note -> terminal.tell("Note: " + note));
  }

  private static void put(
      ArrayNode points, Entry entry, String name, Optional<SeriesReading> reading) {
    if (reading.orElse(null) instanceof SeriesReading.Series known) {
      known
          .series()
          .points()
          .forEach(
              point -> {
                ObjectNode row = points.addObject();
                IntensityJson.putPlace(row, entry.place());
                row.put("zone", point.zone().id());
                row.put("series", name);
                SeriesJson.putPoint(row, point);
              });
    }
  }
}

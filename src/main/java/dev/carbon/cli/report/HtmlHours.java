package dev.carbon.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.JsonDocument;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.GridSpan;
import dev.carbon.report.ReportedRun;
import dev.carbon.staging.RunId;
import dev.carbon.unit.GramsPerKwh;
import dev.carbon.unit.Numbers;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The grids during the newest runs, hour by hour, as the page's chart takes them. */
final class HtmlHours {
  /** Runs whose histories are opened again: each has many hours. */
  private static final int MOST_RUNS = 200;

  /** Of all these runs together, so that the page stays some megabytes small. */
  private static final int MOST_SPANS = 40_000;

  private HtmlHours() {}

  /**
   * Adds each of the newest runs that have ended of which an hour is known.
   *
   * @param newestFirst all runs
   * @param details of a run, with its hours
   */
  static void put(
      ArrayNode json,
      List<ReportedRun> newestFirst,
      Function<RunId, Optional<FootprintDetails>> details) {
    int spansLeft = MOST_SPANS;
    for (ReportedRun run :
        newestFirst.stream().filter(HtmlHours::isOver).limit(MOST_RUNS).toList()) {
      List<GridSpan> spans = details.apply(run.run()).map(FootprintDetails::grid).orElse(List.of());
      spansLeft -= spans.size();
      if (spansLeft >= 0 && spans.stream().anyMatch(span -> span.here().isPresent())) {
        put(json.addObject(), run, spans);
      }
    }
  }

  static boolean isOver(ReportedRun run) {
    return run.ended().isPresent();
  }

  private static void put(ObjectNode json, ReportedRun run, List<GridSpan> spans) {
    json.put("run", run.run().value());
    json.put("rehearsal", run.isRehearsal());
    json.put("begun", HtmlWords.minute(run.begun()));
    json.put("region", run.region());
    json.put("moved", run.hasMoved());
    JsonDocument.put(
        json, "baselineRegion", run.savings().map(each -> each.baselineRegion().value()));
    json.put("source", run.source().name());
    JsonDocument.put(json, "meanGramsPerKwh", mean(spans, GridSpan::here));
    JsonDocument.put(json, "baselineMeanGramsPerKwh", mean(spans, GridSpan::baseline));
    ArrayNode entries = json.putArray("spans");
    spans.forEach(span -> put(entries.addArray(), span));
  }

  /**
   * Start and end in milliseconds, kWh, g CO2eq/kWh here and in the baseline: short, being many.
   */
  private static void put(ArrayNode json, GridSpan span) {
    json.add(span.start().toEpochMilli());
    json.add(span.start().plus(span.length()).toEpochMilli());
    json.add(rounded(span.energy().value()));
    json.add(span.here().map(figure -> rounded(figure.value())).orElse(null));
    json.add(span.baseline().map(figure -> rounded(figure.value())).orElse(null));
  }

  private static Double rounded(double value) {
    return Double.valueOf(Numbers.plain(value));
  }

  /** Each stretch by the energy used in it; empty when one is unknown, and without energy. */
  private static Optional<Double> mean(
      List<GridSpan> spans, Function<GridSpan, Optional<GramsPerKwh>> grid) {
    double energy = spans.stream().mapToDouble(span -> span.energy().value()).sum();
    if (energy <= 0 || spans.stream().anyMatch(span -> grid.apply(span).isEmpty())) {
      return Optional.empty();
    }
    double grams =
        spans.stream()
            .mapToDouble(span -> span.energy().at(grid.apply(span).orElseThrow()).value())
            .sum();
    return Optional.of(grams / energy);
  }
}

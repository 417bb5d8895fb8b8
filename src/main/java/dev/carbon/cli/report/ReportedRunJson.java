package dev.carbon.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.BasisText;
import dev.carbon.cli.FootprintJson;
import dev.carbon.cli.JsonDocument;
import dev.carbon.footprint.Basis;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.FunctionalUnit;
import dev.carbon.footprint.Savings;
import dev.carbon.footprint.Sci;
import dev.carbon.report.Breakdown;
import dev.carbon.report.PerUnit;
import dev.carbon.report.ReportedRun;
import java.time.Duration;
import java.util.Optional;

/** One run as it stands in a report. */
final class ReportedRunJson {
  private static final double MILLIS_A_SECOND = 1000;

  private ReportedRunJson() {}

  static void put(ObjectNode json, ReportedRun run, PerUnit per) {
    json.put("run", run.run().value());
    json.put("state", run.state().name());
    json.put("backend", run.backend().word());
    json.put("rehearsal", run.isRehearsal());
    json.put("startedAt", run.begun().toString());
    JsonDocument.put(json, "endedAt", run.ended().map(time -> time.toString()));
    JsonDocument.put(
        json,
        "durationSeconds",
        run.duration().map(Duration::toMillis).map(millis -> millis / MILLIS_A_SECOND));
    json.put("region", run.region());
    json.put("attempts", run.attempts());
    json.put("machine", run.workers());
    ObjectNode labels = json.putObject("labels");
    run.labels().forEach(labels::put);
    json.put("source", run.source().name());
    json.put("signal", run.source().signal());
    json.put("accounting", run.source().accounting());
    json.put("gramsPerKwh", run.intensity().value());
    json.put("pue", run.pue());
    FootprintJson.put(json, run.footprint());
    putBreakdown(json, run);
    putSci(json.putObject("sci"), run, per);
    JsonDocument.put(json, "priceDate", run.priceDate().map(date -> date.toString()));
    JsonDocument.put(
        json, "baselineRegion", run.savings().map(each -> each.baselineRegion().value()));
    JsonDocument.put(
        json, "baselineGrams", run.savings().flatMap(Savings::baseline).map(each -> each.value()));
    JsonDocument.put(
        json, "savedGrams", run.savings().flatMap(Savings::saved).map(each -> each.value()));
    JsonDocument.put(
        json, "baselineSharePricedByPlan", run.savings().flatMap(Savings::baselineShareByPlan));
  }

  /** In grams per unit. */
  private static void putSci(ObjectNode json, ReportedRun run, PerUnit per) {
    Optional<Sci> sci = per.sci(run);
    json.put("per", per.name());
    JsonDocument.put(json, "units", per.of(run).map(FunctionalUnit::count));
    JsonDocument.put(json, "low", sci.map(each -> each.low().value()));
    JsonDocument.put(json, "high", sci.map(each -> each.high().value()));
    JsonDocument.put(json, "basis", sci.map(each -> BasisText.word(each.energyBasis())));
    JsonDocument.put(json, "embodiedBasis", sci.map(each -> BasisText.word(each.embodiedBasis())));
    json.put("boundary", run.footprint().boundary().words());
  }

  /** What the sums of the footprint are made up of. */
  private static void putBreakdown(ObjectNode json, ReportedRun run) {
    Breakdown breakdown = Breakdown.of(run);
    ObjectNode byBasis = json.putObject("energyKwhByBasis");
    for (Basis basis : Basis.values()) {
      JsonDocument.put(
          byBasis,
          BasisText.word(basis),
          run.footprint().energy().map(all -> breakdown.byBasis().getOrDefault(basis, 0.0)));
    }
    JsonDocument.put(json, "fallbackKwh", breakdown.fallbackKwh().map(each -> each.value()));
    JsonDocument.put(
        json,
        "waterLitresWithoutReservoirs",
        breakdown.waterWithoutReservoirs().map(each -> each.value()));
    JsonDocument.put(json, "waterSource", breakdown.waterSource());
  }

  /** What each part of the energy is known by, which no single row has room for. */
  static void putParts(ObjectNode json, ReportedRun run) {
    Breakdown breakdown = Breakdown.of(run);
    ArrayNode parts = json.putArray("energyParts");
    for (EnergySum.Part part : breakdown.energy()) {
      ObjectNode entry = parts.addObject().put("basis", BasisText.word(part.basis()));
      JsonDocument.put(
          entry,
          "source",
          Optional.of(part.source()).filter(name -> !name.equals(Breakdown.NOT_BROKEN_DOWN)));
      entry.put("kwh", part.energy().value());
    }
  }
}

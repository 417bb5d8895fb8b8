package dev.carbon.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.footprint.Boundary;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.report.ReportedRun;
import dev.carbon.report.Sum;
import dev.carbon.report.Totals;
import dev.carbon.terminal.Terminal;
import java.util.Locale;

/** The whole report as one document. */
record ReportJson(Terminal terminal, DocumentPrinter printer, PerUnit per) implements ReportView {
  @Override
  public void show(Report report) {
    ObjectNode document = JsonDocument.create();
    ObjectNode json = document.putObject("report");
    JsonDocument.putEach(json, "runs", report.runs(), this::putRun);
    ObjectNode totals = json.putObject("totals");
    put(totals.putObject("cloud"), report.inTheCloud());
    put(totals.putObject("rehearsals"), report.ofRehearsals());
    ObjectNode byRegion = totals.putObject("byRegion");
    report.byRegion().forEach((region, some) -> put(byRegion.putObject(region), some));
    ObjectNode method = json.putObject("method");
    Method.of(report).forEach(method::put);
    ArrayNode missing = json.putArray("unreadable");
    report.unreadable().forEach(each -> missing.add(each.run().value()));
    printer.print(document);
    ReportRemarks.tellMissing(report, terminal);
  }

  private void putRun(ObjectNode json, ReportedRun run) {
    ReportedRunJson.put(json, run, per);
    ReportedRunJson.putParts(json, run);
  }

  /** All sums, each with the number of runs that it lacks. */
  static void put(ObjectNode json, Totals totals) {
    json.put("runs", totals.runs());
    put(json, "hours", totals.hours());
    put(json, "energyKwh", totals.energyKwh());
    ObjectNode byBasis = json.putObject("energyKwhByBasis");
    totals
        .energyByBasis()
        .forEach((basis, kwh) -> byBasis.put(basis.name().toLowerCase(Locale.ROOT), kwh));
    json.put("mixesBases", totals.mixesBases());
    ArrayNode boundaries = json.putArray("boundaries");
    totals.boundaries().stream().map(Boundary::words).forEach(boundaries::add);
    put(json, "carbonGrams", totals.carbonGrams());
    put(json, "embodiedLowGrams", totals.embodiedLowGrams());
    put(json, "embodiedHighGrams", totals.embodiedHighGrams());
    put(json, "fallbackKwh", totals.fallbackKwh());
    put(json, "waterLitres", totals.waterLitres());
    put(json, "waterLitresWithoutReservoirs", totals.waterLitresWithoutReservoirs());
    put(json, "costUsd", totals.costUsd());
    put(json, "savedGrams", totals.savedGrams());
    put(json, "baselineGrams", totals.baselineGrams());
    JsonDocument.put(json, "savedPercent", totals.savedPercent());
    ArrayNode baselines = json.putArray("baselines");
    totals.baselines().forEach(baselines::add);
  }

  /** The sum, and of how many runs it lacks the figure. */
  private static void put(ObjectNode json, String key, Sum sum) {
    JsonDocument.put(json, key, sum.total());
    json.put(key + "Unknown", sum.unknown());
  }
}

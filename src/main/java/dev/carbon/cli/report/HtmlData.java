package dev.carbon.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.JsonDocument;
import dev.carbon.report.Report;
import java.util.List;

/** The figures that the page's charts draw, as the JSON report has them. */
final class HtmlData {
  private HtmlData() {}

  /** A document that can stand within a script element: nothing in it ends one or begins one. */
  static String text(
      Report report,
      Group whole,
      Periods periods,
      List<Group> regions,
      ReportBackground background) {
    ObjectNode document = JsonDocument.create();
    ObjectNode totals = document.putObject("totals");
    ReportJson.put(totals.putObject("cloud"), whole.cloud());
    ReportJson.put(totals.putObject("rehearsals"), whole.rehearsals());
    put(document.putArray("units"), Scale.CARBON);
    document.put("step", periods.step().words());
    put(document.putArray("overTime"), periods.groups());
    put(document.putArray("byRegion"), regions);
    document.put("runsOver", report.runs().stream().filter(HtmlHours::isOver).count());
    HtmlHours.put(document.putArray("hours"), report.runs(), background.details());
    return inert(document.toString());
  }

  private static void put(ArrayNode json, Scale scale) {
    scale
        .units()
        .forEach(unit -> json.addObject().put("name", unit.name()).put("worth", unit.worth()));
  }

  private static void put(ArrayNode json, List<Group> groups) {
    for (Group group : groups) {
      ObjectNode entry = json.addObject().put("label", group.label());
      ReportJson.put(entry.putObject("cloud"), group.cloud());
      ReportJson.put(entry.putObject("rehearsals"), group.rehearsals());
    }
  }

  /** The same JSON: these characters stand in it only within strings. */
  static String inert(String json) {
    return json.replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace(">", "\\u003e")
        .replace("\u2028", "\\u2028")
        .replace("\u2029", "\\u2029");
  }
}

package dev.carbon.cli.report;

import dev.carbon.report.Report;
import dev.carbon.report.ReportedRun;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How the figures of a report are made, by what they are of: a sentence each. */
final class Method {
  private Method() {}

  /** In the order in which they are told. */
  static Map<String, String> of(Report report) {
    Map<String, String> method = new LinkedHashMap<>();
    method.put("carbon", carbon(report));
    method.put(
        "energy", "power x time x PUE, by the best basis there is: measured, modelled or assumed");
    method.put(
        "savings", "against the same energy in the baseline region; attributed, not avoided");
    method.put(
        "embodied", "of making the hardware, as far as the run wears it out; in no other sum");
    method.put(
        "water",
        "on site by the mean of Google's fleet, at the power plants by the newest mix of the grid's"
            + " plants where the source tells it and the factors of Macknick et al. for each kind of"
            + " plant, else by WRI's factor of the country;"
            + " with evaporation from reservoirs, and without: two ways of counting, never mixed");
    method.put("sci", "(energy x intensity + embodied) per unit, ISO/IEC 21031:2024");
    method.put("rehearsals", "what the energy of local runs would have emitted in their regions");
    return method;
  }

  /** The same with what they are of before them. */
  static List<String> sentences(Report report) {
    return of(report).entrySet().stream()
        .map(each -> each.getKey() + ": " + each.getValue())
        .toList();
  }

  private static String carbon(Report report) {
    boolean byHour = report.runs().stream().anyMatch(ReportedRun::isPricedByHour);
    return byHour
        ? "energy of each hour x intensity of the grid in it, location-based; at planning where the"
            + " hours are not known"
        : "energy x intensity of the grid at planning, location-based";
  }
}

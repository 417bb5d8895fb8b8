package dev.carbon.cli.report;

import dev.carbon.footprint.Boundary;
import dev.carbon.report.Report;
import dev.carbon.report.ReportedRun;
import dev.carbon.unit.Numbers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** How the figures of a report came about, and from whose data. */
record HtmlMethod(Report report, Provenance provenance) {
  Html markup() {
    List<Html> entries = new ArrayList<>();
    entries.add(entry("Intensity of the grid", sources()));
    Method.of(report).forEach((name, how) -> entries.add(entry(name, List.of(how))));
    entries.add(entry("Boundary", boundaries()));
    entries.add(entry("PUE", pues()));
    entries.add(
        entry(
            "Accounting",
            List.of(
                "location-based: what the grid of the region emits. Contracts for clean energy"
                    + " (market-based) and offsets are never subtracted")));
    entries.add(entry("Money", List.of(prices())));
    entries.add(entry("Provenance", provenance.sentences(report)));
    return Html.element("dl", Html.all(entries)).with("class", "method");
  }

  private static Html entry(String name, List<String> texts) {
    String title =
        name.equals("sci")
            ? "SCI"
            : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return Html.element(
        "div", Html.element("dt", title), Html.all(texts.stream().map(HtmlMethod::said).toList()));
  }

  private static Html said(String text) {
    return Html.element("dd", text);
  }

  private List<String> sources() {
    return orNone(
        report.runs().stream()
            .flatMap(run -> run.sources().stream())
            .distinct()
            .map(HtmlMethod::source)
            .sorted());
  }

  private static String source(ReportedRun.Source source) {
    return source.name() + ": signal " + source.signal() + ", accounting " + source.accounting();
  }

  private List<String> boundaries() {
    return orNone(
        report.runs().stream()
            .map(run -> run.footprint())
            .filter(footprint -> footprint.energy().isPresent())
            .map(footprint -> footprint.boundary())
            .distinct()
            .sorted()
            .map(Boundary::words));
  }

  private List<String> pues() {
    return orNone(report.runs().stream().map(HtmlMethod::pue).distinct().sorted());
  }

  private static String pue(ReportedRun run) {
    return Numbers.plain(run.pue())
        + run.pueYear().map(year -> ", of the year " + year).orElse(", of a year that is not told");
  }

  private String prices() {
    List<LocalDate> dates =
        report.runs().stream()
            .filter(run -> !run.isRehearsal())
            .map(ReportedRun::priceDate)
            .flatMap(Optional::stream)
            .distinct()
            .sorted()
            .toList();
    if (dates.isEmpty()) {
      return "no run of this report was paid at a known price";
    }
    LocalDate first = dates.get(0);
    LocalDate last = dates.get(dates.size() - 1);
    return "list prices of " + first + (first.equals(last) ? "" : " to " + last);
  }

  private static List<String> orNone(Stream<String> texts) {
    List<String> all = texts.toList();
    return all.isEmpty() ? List.of("nothing is known of any run yet") : all;
  }
}

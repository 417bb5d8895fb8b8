package dev.carbon.report;

import dev.carbon.train.HistoryScan;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The runs that were asked for, and what they came to.
 *
 * @param runs the newest first
 * @param unreadable histories that could not be read, and so may be missing
 */
public record Report(
    ReportQuestion question, List<ReportedRun> runs, List<HistoryScan.Unreadable> unreadable) {
  public Report {
    runs = List.copyOf(runs);
    unreadable = List.copyOf(unreadable);
  }

  /** Reads all histories. */
  public static Report of(HistoryScan scan, ReportQuestion question) {
    HistoryScan.Found<Optional<ReportedRun>> found =
        scan.runs(run -> Optional.of(ReportedRun.of(run)).filter(question::asksFor));
    return new Report(
        question,
        found.runs().stream()
            .flatMap(Optional::stream)
            .sorted(
                Comparator.comparing(ReportedRun::begun)
                    .reversed()
                    .thenComparing(run -> run.run().value()))
            .toList(),
        found.unreadable());
  }

  /** Those in the cloud. */
  public List<ReportedRun> cloudRuns() {
    return runs(run -> !run.isRehearsal());
  }

  /** Those on this machine. */
  public List<ReportedRun> rehearsals() {
    return runs(ReportedRun::isRehearsal);
  }

  /** Of the runs in the cloud: what was really emitted and paid. */
  public Totals inTheCloud() {
    return Totals.of(cloudRuns());
  }

  /** Of the rehearsals: what their energy would have emitted in their regions. */
  public Totals ofRehearsals() {
    return Totals.of(rehearsals());
  }

  /** Of the runs in the cloud, by region, in the order of the regions' names. */
  public Map<String, Totals> byRegion() {
    Map<String, Totals> totals = new TreeMap<>();
    cloudRuns().stream()
        .collect(Collectors.groupingBy(ReportedRun::region))
        .forEach((region, some) -> totals.put(region, Totals.of(some)));
    return totals;
  }

  private List<ReportedRun> runs(Predicate<ReportedRun> which) {
    return runs.stream().filter(which).toList();
  }
}

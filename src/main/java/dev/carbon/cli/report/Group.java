package dev.carbon.cli.report;

import dev.carbon.report.ReportedRun;
import dev.carbon.report.Totals;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Some of the runs, under one name, with what they came to: those of the cloud and the rehearsals
 * never in one sum.
 */
record Group(String label, Totals cloud, Totals rehearsals) {
  Group(String label, List<ReportedRun> runs) {
    this(label, sum(runs, run -> !run.isRehearsal()), sum(runs, ReportedRun::isRehearsal));
  }

  private static Totals sum(List<ReportedRun> runs, Predicate<ReportedRun> which) {
    return Totals.of(runs.stream().filter(which).toList());
  }

  /** One for each region, that with the most emissions in the cloud first. */
  static List<Group> byRegion(List<ReportedRun> runs) {
    Map<String, List<ReportedRun>> byRegion =
        runs.stream()
            .collect(Collectors.groupingBy(ReportedRun::region, TreeMap::new, Collectors.toList()));
    return byRegion.entrySet().stream()
        .map(each -> new Group(each.getKey(), each.getValue()))
        .sorted(
            Comparator.comparingDouble((Group group) -> group.cloud().carbonGrams().value())
                .thenComparingDouble(group -> group.rehearsals().carbonGrams().value())
                .reversed())
        .toList();
  }
}

package dev.carbon.cli.report;

import dev.carbon.footprint.WholeRun;
import dev.carbon.report.PerUnit;
import dev.carbon.report.ReportedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How far the figures of a report can be trusted, as far as the report itself tells. */
record HtmlUncertainty(List<ReportedRun> runs, PerUnit per) {
  Html markup() {
    List<String> remarks = new ArrayList<>();
    about("In the cloud", run -> !run.isRehearsal(), remarks);
    about("Rehearsals", ReportedRun::isRehearsal, remarks);
    return Html.list("ul", "li", remarks);
  }

  private void about(String whose, Predicate<ReportedRun> which, List<String> remarks) {
    List<ReportedRun> some = runs.stream().filter(which).toList();
    Stream.of(ReportRemarks.of(some, per).stream(), yearly(some).stream(), planned(some).stream())
        .flatMap(Function.identity())
        .forEach(remark -> remarks.add(whose + ": " + remark));
  }

  private static Optional<String> yearly(List<ReportedRun> runs) {
    int count = (int) runs.stream().filter(run -> run.grid().isYearly()).count();
    return count == 0
        ? Optional.empty()
        : Optional.of(
            count + " of " + FigureText.runs(runs.size()) + " were planned by the mean of a year");
  }

  /** What the plans of the runs said, beside what came of it; empty when no run has both. */
  private static Optional<String> planned(List<ReportedRun> runs) {
    List<WholeRun> both =
        runs.stream()
            .map(ReportedRun::wholeRun)
            .filter(each -> each.planned().isPresent() && each.emitted().isPresent())
            .toList();
    double planned = both.stream().mapToDouble(each -> each.planned().orElseThrow().value()).sum();
    double actual = both.stream().mapToDouble(each -> each.emitted().orElseThrow().value()).sum();
    return both.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "planned, "
                + FigureText.runs(both.size())
                + " would have emitted "
                + Scale.CARBON.text(planned)
                + "; hour by hour it came to "
                + Scale.CARBON.text(actual)
                + (planned > 0
                    ? String.format(Locale.ROOT, " (%+.0f %%)", 100 * (actual - planned) / planned)
                    : "")
                + ", without the transfer of data");
  }
}

package dev.carbon.cli.report;

import dev.carbon.cli.report.Account.Chapter;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.report.ReportedRun;
import java.util.ArrayList;
import java.util.List;

/** Puts a report into the words of a paper. */
record AccountWriter(Places places, Provenance provenance, PerUnit per) {
  /** Of a report of at least one run. */
  Account write(Report report) {
    List<Chapter> chapters = new ArrayList<>();
    add(chapters, "In the cloud", report.cloudRuns());
    add(chapters, "Rehearsals, had they run there", report.rehearsals());
    return new Account(
        chapters,
        Method.sentences(report),
        provenance.sentences(report),
        provenance.citations(report));
  }

  private void add(List<Chapter> chapters, String title, List<ReportedRun> runs) {
    if (!runs.isEmpty()) {
      boolean one = runs.size() == 1;
      chapters.add(
          new Chapter(
              title,
              one
                  ? new RunFacts(runs.get(0), per, places).list()
                  : new TotalFacts(runs, places).list(),
              one ? List.of() : RunTables.of(runs, per),
              ReportRemarks.of(runs, per)));
    }
  }
}

package dev.carbon.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.cli.DocumentPrinter;
import dev.carbon.cli.JsonDocument;
import dev.carbon.cli.LabelText;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.report.ReportedRun;
import dev.carbon.terminal.Terminal;

/** A row for each run. */
record ReportCsv(Terminal terminal, PerUnit per) implements ReportView {
  private static final String RUNS = "runs";

  @Override
  public void show(Report report) {
    ObjectNode document = JsonDocument.create();
    JsonDocument.putEach(document, RUNS, report.runs(), this::put);
    DocumentPrinter.csv(terminal, RUNS).print(document);
    ReportRemarks.tellMissing(report, terminal);
  }

  /** The labels stand in one column, since every run may have others. */
  private void put(ObjectNode row, ReportedRun run) {
    ReportedRunJson.put(row, run, per);
    row.put("labels", LabelText.of(run.labels(), ";"));
  }
}

package dev.carbon.cli.footprint;

import dev.carbon.export.ExportedFootprint;
import dev.carbon.export.OwnRuns;

/** Shows the export, and what carbon reckoned beside it. */
interface ExportView {
  void show(ExportedFootprint exported, OwnRuns own, ExportRemarks remarks);
}

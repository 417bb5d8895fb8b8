package dev.carbon.cli.report;

import dev.carbon.cli.DocumentPrinter;
import dev.carbon.region.Regions;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.terminal.Terminal;
import java.util.function.Supplier;

/** Shows what runs came to. */
interface ReportView {
  void show(Report report);

  /**
   * The view that prints the format.
   *
   * @param per what the software carbon intensity is counted per
   * @param provenance asked for by the formats that tell it
   */
  static ReportView of(
      ReportFormat format,
      PerUnit per,
      Terminal terminal,
      Regions regions,
      Supplier<Provenance> provenance,
      ReportBackground background) {
    return switch (format) {
      case TABLE -> new ReportText(terminal, per);
      case JSON -> new ReportJson(terminal, DocumentPrinter.json(terminal), per);
      case CSV -> new ReportCsv(terminal, per);
      case MARKDOWN ->
          new ReportMarkdown(
              terminal,
              new AccountWriter(new Places(regions), provenance.get(), per),
              new ModelCardMetadata(new Places(regions), provenance.get()));
      case LATEX ->
          new ReportLatex(terminal, new AccountWriter(new Places(regions), provenance.get(), per));
      case HTML -> new ReportHtml(terminal, per, provenance.get(), background);
    };
  }
}

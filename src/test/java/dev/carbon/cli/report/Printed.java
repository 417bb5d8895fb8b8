package dev.carbon.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carbon.region.Regions;
import dev.carbon.report.PerUnit;
import dev.carbon.report.Report;
import dev.carbon.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.Map;

/** What a view of a report prints on stdout. */
final class Printed {
  private static final Provenance PROVENANCE = Provenance.of("1.2.3", List.of());

  private Printed() {}

  static String as(ReportFormat format, Report report) {
    return as(format, PerUnit.RUN, report);
  }

  static String as(ReportFormat format, PerUnit per, Report report) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(OutputStream.nullOutputStream(), true, UTF_8),
            "",
            Map.of());
    ReportView.of(
            format,
            per,
            terminal,
            Regions.bundled(),
            () -> PROVENANCE,
            ReportPages.background(Map.of()))
        .show(report);
    return out.toString(UTF_8);
  }
}

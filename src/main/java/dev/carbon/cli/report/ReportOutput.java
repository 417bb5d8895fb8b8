package dev.carbon.cli.report;

import dev.carbon.cli.Format;
import dev.carbon.cli.Inputs;
import dev.carbon.cli.VerbosityOptions;
import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.terminal.Verbosity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every command has; a report alone has more formats than the others. */
final class ReportOutput implements VerbosityOptions.Holder {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = ReportFormat.Words.class,
      description =
          "table (default), json, csv, markdown (a section of a model card), latex (of an appendix)"
              + " or html (a page with charts); the result goes to stdout.")
  private @Nullable String format;

  @Mixin private final VerbosityOptions verbosity = new VerbosityOptions();

  @Override
  public Verbosity verbosity() {
    return verbosity.verbosity();
  }

  /** The format in force; what is no format of a report becomes a problem. */
  ReportFormat format(Inputs inputs, Problems problems) {
    Value value = inputs.required(Setting.FORMAT, format);
    return ReportFormat.named(value.text())
        .orElseGet(
            () -> {
              problems.add(Format.unknown(value.origin(), value.text(), ReportFormat.words()));
              return ReportFormat.TABLE;
            });
  }
}

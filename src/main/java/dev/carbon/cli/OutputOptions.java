package dev.carbon.cli;

import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.terminal.Verbosity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class OutputOptions {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (default), json or csv; the result goes to stdout.")
  private @Nullable String format;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the result alone.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print network calls and the traces of errors too.")
  private boolean verbose;

  public Verbosity verbosity() {
    if (verbose) {
      return Verbosity.VERBOSE;
    }
    return quiet ? Verbosity.QUIET : Verbosity.NORMAL;
  }

  /** The format in force; what is no format becomes a problem. */
  public Format format(Inputs inputs, Problems problems) {
    Value value = inputs.required(Setting.FORMAT, format);
    return Format.named(value.text())
        .orElseGet(
            () -> {
              problems.add(Format.unknown(value.origin(), value.text()));
              return Format.TABLE;
            });
  }
}

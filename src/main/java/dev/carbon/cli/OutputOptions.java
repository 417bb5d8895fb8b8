package dev.carbon.cli;

import dev.carbon.config.Setting;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.terminal.Verbosity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that every command has. */
public final class OutputOptions implements VerbosityOptions.Holder {
  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table (default), json or csv; the result goes to stdout.")
  private @Nullable String format;

  @Mixin private final VerbosityOptions verbosity = new VerbosityOptions();

  @Override
  public Verbosity verbosity() {
    return verbosity.verbosity();
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

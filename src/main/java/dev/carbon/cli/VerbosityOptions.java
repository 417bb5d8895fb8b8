package dev.carbon.cli;

import dev.carbon.terminal.Verbosity;
import picocli.CommandLine.Option;

/** How much is said beside the result: a part of the options that every command has. */
public final class VerbosityOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "Print the result alone.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Print network calls and the traces of errors too.")
  private boolean verbose;

  /** Options that these are a part of. */
  public interface Holder {
    /** How much the user wants to be told. */
    Verbosity verbosity();
  }

  /** As the flags say. */
  public Verbosity verbosity() {
    if (verbose) {
      return Verbosity.VERBOSE;
    }
    return quiet ? Verbosity.QUIET : Verbosity.NORMAL;
  }
}

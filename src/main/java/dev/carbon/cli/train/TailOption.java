package dev.carbon.cli.train;

import dev.carbon.error.Problems;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How many of the lines that were printed before are shown. */
final class TailOption {
  private static final int MOST_LINES = 1000;

  @Option(
      names = "--tail",
      paramLabel = "N|all",
      description =
          "Show so many of the lines that the job has printed by now, at most 1000, then what it"
              + " prints (default: ${DEFAULT-VALUE}).",
      defaultValue = "10")
  private String tail = "10";

  /** The number, from 0 to 1000; empty for all. */
  OptionalInt read(Problems problems) {
    if (tail.equals("all")) {
      return OptionalInt.empty();
    }
    if (!tail.matches("[0-9]{1,4}") || Integer.parseInt(tail) > MOST_LINES) {
      problems.add("--tail: '" + tail + "' is no number of lines from 0 to 1000, nor 'all'");
      return OptionalInt.empty();
    }
    return OptionalInt.of(Integer.parseInt(tail));
  }
}

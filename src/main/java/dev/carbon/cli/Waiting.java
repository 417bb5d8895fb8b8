package dev.carbon.cli;

import dev.carbon.terminal.Progress;
import dev.carbon.terminal.Terminal;
import dev.carbon.terminal.Verbosity;
import java.util.function.Supplier;

/** Tells a person at a terminal what carbon waits for, as long as it waits. */
public final class Waiting {
  private Waiting() {}

  /** As {@link #during}, while the grids of all candidates are asked. */
  public static <T> T forTheGrids(Terminal terminal, Supplier<T> work) {
    return during(terminal, "Asking how dirty each grid is", work);
  }

  /**
   * Does the work below a line that is taken away again, however the work ends.
   *
   * @param what such as {@code "Asking the grid"}
   */
  public static <T> T during(Terminal terminal, String what, Supplier<T> work) {
    Progress progress = new Progress(terminal);
    // The lines of -v come from other threads and would run into the rewritten one.
    if (terminal.verbosity() != Verbosity.VERBOSE) {
      progress.moment(what + " ...");
    }
    try {
      return work.get();
    } finally {
      progress.clear();
    }
  }
}

package dev.carbon.cli;

import dev.carbon.error.Problems;
import dev.carbon.staging.RunId;
import dev.carbon.train.Histories;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Parameters;

/** The earlier run that a command is about. */
public final class RunParameter {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "RUN",
      description = "Its id, or the beginning of it.")
  private @Nullable String run;

  /** Whether anybody named one. */
  public boolean isGiven() {
    return run != null;
  }

  /** The run; nothing when there is a problem with it. */
  public Optional<RunId> read(Histories histories, Problems problems) {
    return RunInput.read(histories, run, problems);
  }
}

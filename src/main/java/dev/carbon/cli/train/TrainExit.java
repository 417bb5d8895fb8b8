package dev.carbon.cli.train;

import dev.carbon.cli.ExitCode;
import dev.carbon.signal.StopReason;
import dev.carbon.train.TrainOutcome;

/** What a run's outcome is as an exit code. */
final class TrainExit {
  private TrainExit() {}

  /** A signal's own code where one ended the watch, else that of the error, else 0. */
  static int code(TrainOutcome outcome) {
    return outcome
        .stop()
        .map(StopReason::exitCode)
        .or(() -> outcome.error().map(error -> ExitCode.of(error.kind())))
        .orElse(ExitCode.DONE);
  }
}

package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.RunLedger;
import dev.carbon.signal.Stop;
import dev.carbon.signal.StopReason;
import java.time.Clock;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What every part of one run works with.
 *
 * @param logTail how many of the lines that were printed before are shown; empty for all
 */
record RunContext(
    TrainPlan plan,
    Backend backend,
    RunLedger ledger,
    TrainListener listener,
    Stop stop,
    Clock clock,
    Standing standing,
    OptionalInt logTail) {

  void fail(ErrorKind kind, String message, @Nullable String hint) {
    standing.failed(new CarbonException(kind, message, hint, null));
  }

  void stoppedBy(StopReason reason, String message) {
    standing.stopped(reason);
    fail(ErrorKind.INTERRUPTED, message, null);
  }
}

package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.RunLedger;
import dev.carbon.signal.Stop;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.ObjectName;
import java.time.Clock;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every part of one run works with. */
record RunContext(
    TrainPlan plan,
    Backend backend,
    RunLedger ledger,
    TrainListener listener,
    Stop stop,
    Clock clock,
    Standing standing) {

  /** The objects that carbon itself writes: they are no outputs. */
  Set<ObjectName> ownObjects() {
    return UploadStep.ownObjects(plan.request().script());
  }

  void fail(ErrorKind kind, String message, @Nullable String hint) {
    standing.failed(new CarbonException(kind, message, hint, null));
  }

  void stoppedBy(StopReason reason, String message) {
    standing.stopped(reason);
    fail(ErrorKind.INTERRUPTED, message, null);
  }
}

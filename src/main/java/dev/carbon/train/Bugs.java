package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;

/**
 * Makes one sort of failure of whatever was thrown, so that no bug hides what a run left behind.
 */
final class Bugs {
  private Bugs() {}

  /** The failure itself, or INTERNAL for anything that carbon does not expect. */
  static CarbonException asFailure(RuntimeException thrown) {
    return thrown instanceof CarbonException expected
        ? expected
        : new CarbonException(
            ErrorKind.INTERNAL,
            "an error inside carbon broke the run off",
            "report it together with what -v prints",
            thrown);
  }
}

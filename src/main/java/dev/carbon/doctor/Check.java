package dev.carbon.doctor;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.util.Optional;

/**
 * One thing that was looked at.
 *
 * @param name of what was looked at, such as {@code clock}
 * @param message what was found, one line without secrets
 * @param fix one thing the user can do about it
 * @param failure what kind of failure it is; there exactly when it failed
 */
public record Check(
    String name,
    CheckStatus status,
    String message,
    Optional<String> fix,
    Optional<ErrorKind> failure) {

  public Check {
    if ((status == CheckStatus.FAILED) != failure.isPresent()) {
      throw new IllegalArgumentException(name + " is " + status + ", its failure " + failure);
    }
  }

  /** A check that found nothing amiss. */
  public static Check ok(String name, String message) {
    return new Check(name, CheckStatus.OK, message, Optional.empty(), Optional.empty());
  }

  /** A check that found something to mend, which does not keep carbon from its work. */
  public static Check warning(String name, String message, Optional<String> fix) {
    return new Check(name, CheckStatus.WARNING, message, fix, Optional.empty());
  }

  /** A check that ended with that error: its message, its hint as the fix, its kind. */
  public static Check failed(String name, CarbonException error) {
    return new Check(
        name, CheckStatus.FAILED, error.text(), error.hint(), Optional.of(error.kind()));
  }
}

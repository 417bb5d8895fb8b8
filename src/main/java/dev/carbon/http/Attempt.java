package dev.carbon.http;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What came of one try of a call. */
sealed interface Attempt {

  /** The service answered with JSON. */
  record Answered(JsonReply reply) implements Attempt {}

  /**
   * There is no answer that can be used.
   *
   * @param isPassing whether the same call may well succeed a moment later
   * @param retryAfter the wait that the service asked for, above zero
   */
  record Failed(CarbonException error, boolean isPassing, Optional<Duration> retryAfter)
      implements Attempt {}

  /** A failure that asking again would not mend. */
  static Failed forGood(String message, @Nullable String hint, @Nullable Throwable cause) {
    CarbonException error = new CarbonException(ErrorKind.UPSTREAM, message, hint, cause);
    return new Failed(error, false, Optional.empty());
  }

  static Failed forGood(String message) {
    return forGood(message, null, null);
  }

  /** A failure that may pass. */
  static Failed passing(String message, @Nullable Throwable cause) {
    CarbonException error = new CarbonException(ErrorKind.UPSTREAM, message, null, cause);
    return new Failed(error, true, Optional.empty());
  }

  /** A failure that may pass, after the wait that the service asked for. */
  static Failed passing(String message, Optional<Duration> retryAfter) {
    return new Failed(new CarbonException(ErrorKind.UPSTREAM, message), true, retryAfter);
  }
}

package dev.carbon.staging.gcs;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What was to be sent cannot be: no fault of the network, and not worth another try. */
final class ContentException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param why as a part of a sentence
   */
  ContentException(String why, @Nullable Throwable cause) {
    super(why, cause);
  }

  /** The exception that this one is about, or the first cause of it that is of this kind. */
  static @Nullable ContentException in(Throwable failure) {
    for (@Nullable Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof ContentException content) {
        return content;
      }
    }
    return null;
  }
}

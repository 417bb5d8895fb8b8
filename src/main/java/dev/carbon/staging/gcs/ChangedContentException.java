package dev.carbon.staging.gcs;

import java.io.IOException;

/** What is read is no longer what was planned to be sent. */
final class ChangedContentException extends IOException {
  private static final long serialVersionUID = 1L;

  ChangedContentException(String message) {
    super(message);
  }
}

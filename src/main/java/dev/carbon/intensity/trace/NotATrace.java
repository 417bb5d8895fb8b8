package dev.carbon.intensity.trace;

import java.io.IOException;

/** What a file holds cannot be read as a trace at all; never leaves this package. */
final class NotATrace extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param why so that it reads after the file's name and a colon
   */
  NotATrace(String why) {
    super(why);
  }

  String why() {
    return String.valueOf(getMessage());
  }
}

package dev.carbon.http;

import java.time.Duration;

/** How time passes between two tries; tests let none pass. */
@FunctionalInterface
public interface Pause {
  /** Returns after {@code time}, or fails at once when the thread is interrupted. */
  void sleep(Duration time) throws InterruptedException;
}

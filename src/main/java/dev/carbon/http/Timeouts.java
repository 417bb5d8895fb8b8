package dev.carbon.http;

import java.time.Duration;

/**
 * How long one try of a call may take.
 *
 * @param connect until the connection stands, per address
 * @param read between two bytes of the answer
 * @param call from the first name look-up to the last byte of the answer
 */
public record Timeouts(Duration connect, Duration read, Duration call) {
  /** What every call of carbon uses: connect 5 s, read 10 s, call 20 s. */
  public static final Timeouts STANDARD =
      new Timeouts(Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(20));
}

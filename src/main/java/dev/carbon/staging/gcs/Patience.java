package dev.carbon.staging.gcs;

import java.time.Duration;

/**
 * How long to wait for Cloud Storage.
 *
 * @param connect for a connection
 * @param read for the next bytes, in either direction: a transfer in which nothing moves for so
 *     long hangs
 * @param firstDelay before the first repetition; each further one waits twice as long
 * @param total after which a call is not repeated any more
 * @param slowestBytesPerSecond below which a download counts as hanging, on average over {@code
 *     read}
 */
public record Patience(
    Duration connect,
    Duration read,
    Duration firstDelay,
    Duration total,
    long slowestBytesPerSecond) {

  /** For the real service. */
  public static final Patience STANDARD =
      new Patience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(60),
          Duration.ofMillis(250),
          Duration.ofSeconds(30),
          1024);
}

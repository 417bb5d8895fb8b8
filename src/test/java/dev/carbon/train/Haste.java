package dev.carbon.train;

import java.time.Duration;

/**
 * How soon the adapters give up.
 *
 * @param create for the answer to the one call that is never repeated
 * @param answer for the answer to any other
 * @param total after which a call is not repeated any more
 */
record Haste(Duration create, Duration answer, Duration total) {
  /** Nothing that answers is given up. */
  static final Haste NONE = new Haste(seconds(10), seconds(10), seconds(10));

  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration FIRST_DELAY = Duration.ofMillis(1);
  private static final long ANY_SPEED = 1;

  /** As short as the trouble allows for a test that ends before its reader's patience does. */
  static Haste with(Trouble trouble, String operation) {
    boolean silent = trouble.isSilent();
    return new Haste(
        silent && operation.equals("CreateCustomJob") ? SOON : NONE.create,
        silent ? SOON : NONE.answer,
        trouble.passes() ? NONE.total : SOON);
  }

  dev.carbon.staging.gcs.Patience forStorage() {
    return new dev.carbon.staging.gcs.Patience(seconds(10), answer, FIRST_DELAY, total, ANY_SPEED);
  }

  dev.carbon.job.vertex.Patience forJobs() {
    return new dev.carbon.job.vertex.Patience(create, answer, FIRST_DELAY, total);
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }
}

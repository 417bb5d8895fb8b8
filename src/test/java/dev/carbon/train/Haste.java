package dev.carbon.train;

import java.time.Duration;

/**
 * How soon the adapters give up.
 *
 * @param create for the answer to the one call that is never repeated
 */
record Haste(
    dev.carbon.staging.gcs.Patience storage, Duration create, Duration answer, Duration total) {
  private static final Duration LONG = Duration.ofSeconds(10);
  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration SOONER = Duration.ofMillis(50);
  private static final Duration FIRST_DELAY = Duration.ofMillis(1);

  /** Nothing that answers is given up. */
  static final Haste NONE = new Haste(storage(LONG, LONG), LONG, LONG, LONG);

  /** As short as a trouble allows that is to be over soon; the other service has its time. */
  static Haste with(Trouble trouble, String operation) {
    Duration answer = trouble.isSilent() ? SOON : LONG;
    Duration total = trouble.passes() ? LONG : SOON;
    boolean ofStorage = operation.contains(".");
    if (ofStorage) {
      return new Haste(storage(answer, total), LONG, LONG, LONG);
    }
    return operation.equals("CreateCustomJob")
        ? new Haste(NONE.storage, answer, LONG, LONG)
        : new Haste(NONE.storage, LONG, LONG, trouble.passes() ? LONG : SOONER);
  }

  private static dev.carbon.staging.gcs.Patience storage(Duration answer, Duration total) {
    long anySpeed = 1;
    return new dev.carbon.staging.gcs.Patience(LONG, answer, FIRST_DELAY, total, anySpeed);
  }

  dev.carbon.job.vertex.Patience forJobs() {
    return new dev.carbon.job.vertex.Patience(create, answer, FIRST_DELAY, total);
  }
}

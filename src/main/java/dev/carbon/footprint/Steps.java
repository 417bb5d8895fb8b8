package dev.carbon.footprint;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Steps of equal length in universal time, one of which begins at each full hour. */
final class Steps {
  private static final long SECONDS_PER_HOUR = 3600;

  private Steps() {}

  /** Whether it is of whole seconds and so many of it make up an hour. */
  static boolean isStep(Duration step) {
    return step.equals(step.truncatedTo(ChronoUnit.SECONDS))
        && step.toSeconds() > 0
        && SECONDS_PER_HOUR % step.toSeconds() == 0;
  }

  /** The beginning of the step that a moment falls into. */
  static Instant startOf(Instant moment, Duration step) {
    return Instant.ofEpochSecond(
        Math.floorDiv(moment.getEpochSecond(), step.toSeconds()) * step.toSeconds());
  }
}

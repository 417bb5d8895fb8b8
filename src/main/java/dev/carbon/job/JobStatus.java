package dev.carbon.job;

import dev.carbon.error.RegionRefusal;
import java.time.Instant;
import java.util.Optional;

/**
 * A job as its runner sees it at one moment.
 *
 * @param startedAt when it first ran; empty before, or when the runner does not say
 * @param endedAt when it ended; may be empty even in a terminal state
 * @param error the runner's own words when the job failed
 * @param refusal why, when it failed because of its region and may run in another
 */
public record JobStatus(
    JobState state,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    Optional<String> error,
    Optional<RegionRefusal> refusal) {
  /** A job whose region is not to blame for anything. */
  public JobStatus(
      JobState state,
      Optional<Instant> startedAt,
      Optional<Instant> endedAt,
      Optional<String> error) {
    this(state, startedAt, endedAt, error, Optional.empty());
  }
}

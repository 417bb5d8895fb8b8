package dev.carbon.job;

import dev.carbon.region.Location;
import dev.carbon.staging.RunId;
import java.util.List;
import java.util.Optional;

/**
 * Runs jobs somewhere.
 *
 * <p>Every method blocks for a bounded time. Errors are {@link dev.carbon.error.CarbonException}:
 * UPSTREAM when the service cannot be reached, CREDENTIALS when it refuses this account.
 */
public interface JobRunner {
  /**
   * Submits and returns at once. Never retried, neither here nor by callers.
   *
   * @throws dev.carbon.error.CarbonException OUTCOME_UNKNOWN when nobody knows whether the job
   *     exists: to be resolved with {@link #find}; NO_REGION when this place has no quota or
   *     capacity; USAGE when the service refuses the specification. After these two no job exists.
   */
  JobHandle submit(JobSpec spec);

  /** Jobs in {@code location} that carry this run's label, whatever their state. */
  List<JobHandle> find(RunId run, Location location);

  /** The state now; never waits for a change. Empty when the service knows no such job. */
  Optional<JobStatus> status(JobHandle handle);

  /** Asks the job to stop. Does nothing when the job has ended or never existed. */
  void cancel(JobHandle handle);
}

package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.footprint.Footprint;
import dev.carbon.footprint.Savings;
import dev.carbon.job.JobHandle;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.OutputFile;
import dev.carbon.unit.Grams;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What became of a run.
 *
 * @param bucket the bucket that was made; empty when none was
 * @param bucketGone whether the store confirmed that it is gone
 * @param outputs verified at home
 * @param duration that the job ran; empty when unknown
 * @param localGrams what the same energy emitted on this machine's own grid, for a rehearsal
 * @param stop the request that ended the watch, if one did
 * @param error why the run is no success; empty when it is one
 */
public record TrainOutcome(
    TrainPlan plan,
    RunState state,
    Optional<JobHandle> job,
    Optional<Bucket> bucket,
    boolean bucketGone,
    List<OutputFile> outputs,
    Optional<Duration> duration,
    Footprint footprint,
    Savings savings,
    Optional<Grams> localGrams,
    Optional<StopReason> stop,
    Optional<CarbonException> error) {

  public TrainOutcome {
    outputs = List.copyOf(outputs);
  }

  /** Whether the job may still run and cost money. */
  public boolean jobMayLive() {
    return switch (state) {
      case QUEUED, PENDING, RUNNING, DETACHED, UNKNOWN -> true;
      case PLANNED, SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED, CANCELLED, EXPIRED -> false;
    };
  }

  public boolean bucketExists() {
    return bucket.isPresent() && !bucketGone;
  }
}

package dev.carbon.job.vertex;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.protobuf.Timestamp;
import dev.carbon.error.ForeignText;
import dev.carbon.error.RegionRefusal;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.job.OwnJob;
import dev.carbon.region.Location;
import dev.carbon.staging.RunId;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what Vertex AI says of a job. */
final class CustomJobs {
  private static final Pattern NAME =
      Pattern.compile("projects/[^/]+/locations/([^/]+)/customJobs/[^/]+");

  private CustomJobs() {}

  /** The job's handle, or empty when its name is not that of a custom job. */
  static Optional<JobHandle> handle(CustomJob job) {
    Matcher name = NAME.matcher(job.getName());
    return name.matches()
        ? Optional.of(new JobHandle(job.getName(), new Location(name.group(1))))
        : Optional.empty();
  }

  /** A job whose label names that run; empty as {@link #handle} is. */
  static Optional<OwnJob> own(RunId run, CustomJob job) {
    return handle(job)
        .map(name -> new OwnJob(name, run, state(job.getState()), instant(job.getCreateTime())));
  }

  static JobStatus status(CustomJob job) {
    String error = ForeignText.oneLine(job.getError().getMessage());
    return new JobStatus(
        state(job.getState()),
        job.hasStartTime() ? Optional.of(instant(job.getStartTime())) : Optional.empty(),
        job.hasEndTime() ? Optional.of(instant(job.getEndTime())) : Optional.empty(),
        Optional.of(error).filter(text -> !text.isEmpty()),
        CreateErrors.isStockout(error) ? Optional.of(RegionRefusal.CAPACITY) : Optional.empty());
  }

  /** Total on purpose: a word added by Google must keep us watching, not end the run. */
  static JobState state(com.google.cloud.aiplatform.v1.JobState state) {
    return switch (state) {
      case JOB_STATE_QUEUED -> JobState.QUEUED;
      case JOB_STATE_PENDING -> JobState.PENDING;
      case JOB_STATE_RUNNING -> JobState.RUNNING;
      case JOB_STATE_SUCCEEDED -> JobState.SUCCEEDED;
      case JOB_STATE_FAILED -> JobState.FAILED;
      case JOB_STATE_CANCELLING -> JobState.CANCELLING;
      case JOB_STATE_CANCELLED -> JobState.CANCELLED;
      case JOB_STATE_PAUSED -> JobState.PAUSED;
      case JOB_STATE_EXPIRED -> JobState.EXPIRED;
      case JOB_STATE_UPDATING -> JobState.UPDATING;
      case JOB_STATE_PARTIALLY_SUCCEEDED -> JobState.PARTIALLY_SUCCEEDED;
      case JOB_STATE_UNSPECIFIED, UNRECOGNIZED -> JobState.UNKNOWN;
    };
  }

  private static Instant instant(Timestamp time) {
    return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
  }
}

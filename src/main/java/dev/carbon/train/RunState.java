package dev.carbon.train;

import dev.carbon.job.JobState;

/** Where a run stands. The names are public: they stand in the JSON documents. */
public enum RunState {
  PLANNED,
  QUEUED,
  PENDING,
  RUNNING,
  SUCCEEDED,
  PARTIALLY_SUCCEEDED,
  FAILED,
  CANCELLED,
  EXPIRED,
  /** The job goes on; carbon no longer watches it. */
  DETACHED,
  UNKNOWN;

  /** Whether a job in this state may still run and cost money. */
  boolean jobMayLive() {
    return switch (this) {
      case QUEUED, PENDING, RUNNING, DETACHED, UNKNOWN -> true;
      case PLANNED, SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED, CANCELLED, EXPIRED -> false;
    };
  }

  public static RunState of(JobState state) {
    return switch (state) {
      case QUEUED -> QUEUED;
      case PENDING -> PENDING;
      case RUNNING, CANCELLING, PAUSED, UPDATING -> RUNNING;
      case SUCCEEDED -> SUCCEEDED;
      case PARTIALLY_SUCCEEDED -> PARTIALLY_SUCCEEDED;
      case FAILED -> FAILED;
      case CANCELLED -> CANCELLED;
      case EXPIRED -> EXPIRED;
      case UNKNOWN -> UNKNOWN;
    };
  }
}

package dev.carbon.job;

import java.util.Arrays;
import java.util.Optional;

/** Where a job stands. The names are public: they stand in the JSON documents. */
public enum JobState {
  /** Waits for quota. */
  QUEUED(false),
  /** Its machines are being made ready. */
  PENDING(false),
  RUNNING(false),
  SUCCEEDED(true),
  /** Some of its parts ended well; there may be outputs. */
  PARTIALLY_SUCCEEDED(true),
  FAILED(true),
  /** Was asked to stop, and has not stopped yet. */
  CANCELLING(false),
  CANCELLED(true),
  /** Ended by the service because it took too long. */
  EXPIRED(true),
  PAUSED(false),
  /** Its settings are being changed. */
  UPDATING(false),
  /** A word that this version of carbon does not know: keep watching. */
  UNKNOWN(false);

  private final boolean terminal;

  JobState(boolean terminal) {
    this.terminal = terminal;
  }

  /** The state of that name; empty when there is none. */
  public static Optional<JobState> named(String name) {
    return Arrays.stream(values()).filter(state -> state.name().equals(name)).findFirst();
  }

  /** Whether the job has ended: it will not change again, and costs nothing more. */
  public boolean isTerminal() {
    return terminal;
  }

  /** Whether the job waits for its machines: nothing is paid yet. */
  public boolean isWaiting() {
    return this == QUEUED || this == PENDING;
  }
}

package dev.carbon.error;

/**
 * What went wrong, from the caller's point of view: each kind asks for another reaction.
 *
 * <p>The names are public: they stand in the JSON error document.
 */
public enum ErrorKind {
  /** A bug in carbon. */
  INTERNAL,
  /** The command line is wrong. */
  USAGE,
  /** A configuration file or variable is wrong, or the machine lacks what carbon needs. */
  CONFIGURATION,
  /** A token or credential is missing, wrong or not allowed to do this. */
  CREDENTIALS,
  /** A service that carbon asks did not answer, or answered nonsense. */
  UPSTREAM,
  /** The services answered, but no figure can be trusted. */
  NO_DATA,
  /** No region can take the job. */
  NO_REGION,
  /** The training job ended with a failure of its own. */
  JOB_FAILED,
  /** The job was cancelled, expired, or was deleted by somebody else. */
  JOB_ENDED,
  /** The outputs are not proven to be at home; the bucket is kept. */
  OUTPUTS_NOT_VERIFIED,
  /** Something that costs money could not be removed. */
  CLEANUP_INCOMPLETE,
  /** Nobody knows whether a create took effect. */
  OUTCOME_UNKNOWN,
  /** Another process holds the run. */
  RUN_LOCKED,
  /** The person, or the system, asked carbon to stop. */
  INTERRUPTED
}

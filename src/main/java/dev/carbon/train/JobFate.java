package dev.carbon.train;

/** What becomes of a job that lives when carbon is asked to stop. */
public enum JobFate {
  /** It goes on alone; another carbon can attach to it. */
  DETACH,
  /** It is told to stop and watched until it has; what it has saved comes home. */
  CANCEL,
  /** It is watched as before: the request to stop is taken back. */
  KEEP_WATCHING
}

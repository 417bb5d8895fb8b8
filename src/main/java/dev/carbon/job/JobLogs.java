package dev.carbon.job;

import java.time.Duration;

/** A second role of a runner: it can show what the job prints. */
public interface JobLogs {
  /**
   * The lines printed since the last call: each once, in the order of their times as far as they
   * have arrived. Never waits for lines; may ask a service, for some seconds at most. Trouble with
   * that is told and never thrown: a job does not fail because nobody can read its log.
   */
  LogBatch drain(JobHandle handle);

  /**
   * Leaves out what a job has printed before it is first looked at, but for the last so many lines:
   * for somebody who comes late. Asks nobody by itself. Nothing by default, for a log that nobody
   * can come late to.
   *
   * @param lines from 0 to 1000
   */
  default void beginWithLast(JobHandle handle, int lines) {}

  /** For how long after a job's end lines of it may still arrive. */
  Duration settling();
}

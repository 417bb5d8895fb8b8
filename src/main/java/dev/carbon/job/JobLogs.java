package dev.carbon.job;

import java.util.List;

/** A second role of a runner: it can show what the job prints. */
public interface JobLogs {
  /**
   * The lines printed since the last call, oldest first; never waits. Text of the job as it is: not
   * yet safe for a terminal.
   */
  List<String> drain(JobHandle handle);
}

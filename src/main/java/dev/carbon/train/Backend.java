package dev.carbon.train;

import dev.carbon.job.JobLogs;
import dev.carbon.job.JobMonitor;
import dev.carbon.job.JobRunner;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.staging.OutputStore;
import dev.carbon.staging.Stager;
import java.time.Duration;
import java.util.Optional;

/**
 * The adapters that together run a job somewhere.
 *
 * @param logs what the job prints; empty when this backend cannot show it
 * @param monitor what the platform sees of the machines; {@link JobMonitor#NONE} for this machine
 * @param refusals where it is remembered that a region refused; {@link RefusalMemory#NONE} for a
 *     backend without regions
 * @param outputs the user's own buckets; empty when outputs only go to this machine
 * @param pollInterval between two looks at the job
 * @param settleTime how long a new job may take to appear in the list of jobs
 */
public record Backend(
    BackendKind kind,
    Stager stager,
    JobRunner runner,
    Optional<JobLogs> logs,
    JobMonitor monitor,
    RefusalMemory refusals,
    Optional<OutputStore> outputs,
    Duration pollInterval,
    Duration settleTime) {
  /** The same where a new job appears that soon. */
  public Backend settlingIn(Duration time) {
    return new Backend(kind, stager, runner, logs, monitor, refusals, outputs, pollInterval, time);
  }
}

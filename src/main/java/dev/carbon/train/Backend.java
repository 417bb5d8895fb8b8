package dev.carbon.train;

import dev.carbon.job.JobLogs;
import dev.carbon.job.JobRunner;
import dev.carbon.staging.Stager;
import java.time.Duration;
import java.util.Optional;

/**
 * The adapters that together run a job somewhere.
 *
 * @param logs what the job prints; empty when this backend cannot show it
 * @param pollInterval between two looks at the job
 */
public record Backend(
    BackendKind kind,
    Stager stager,
    JobRunner runner,
    Optional<JobLogs> logs,
    Duration pollInterval) {}

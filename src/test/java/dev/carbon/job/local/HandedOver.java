package dev.carbon.job.local;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobRunner;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobStatus;
import dev.carbon.region.Location;
import dev.carbon.staging.RunId;
import java.util.List;
import java.util.Optional;

/** One carbon starts the jobs, and another does everything else. */
record HandedOver(LocalJobRunner first, LocalJobRunner second) implements JobRunner {
  @Override
  public JobHandle submit(JobSpec spec) {
    return first.submit(spec);
  }

  @Override
  public List<JobHandle> find(RunId run, Location location) {
    return second.find(run, location);
  }

  @Override
  public Optional<JobStatus> status(JobHandle handle) {
    return second.status(handle);
  }

  @Override
  public void cancel(JobHandle handle) {
    second.cancel(handle);
  }
}

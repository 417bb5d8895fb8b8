package dev.carbon.train;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobRunner;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobStatus;
import dev.carbon.region.Location;
import dev.carbon.staging.RunId;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A runner whose calls stand in the journal.
 *
 * @param work what a job does as soon as it exists
 * @param hidden whether a get does not know the job yet
 */
record JournaledRunner(
    JobRunner runner, Journal journal, Consumer<JobSpec> work, BooleanSupplier hidden)
    implements JobRunner {
  @Override
  public JobHandle submit(JobSpec spec) {
    return journal.step(
        "submit",
        () -> {
          try {
            return runner.submit(spec);
          } finally {
            work.accept(spec); // also when the answer is lost
          }
        });
  }

  @Override
  public List<JobHandle> find(RunId run, Location location) {
    return journal.step("find", () -> runner.find(run, location));
  }

  @Override
  public Optional<JobStatus> status(JobHandle handle) {
    return journal.step(
        "status", () -> hidden.getAsBoolean() ? Optional.empty() : runner.status(handle));
  }

  @Override
  public void cancel(JobHandle handle) {
    journal.<Boolean>step(
        "cancel",
        () -> {
          runner.cancel(handle);
          return true;
        });
  }
}

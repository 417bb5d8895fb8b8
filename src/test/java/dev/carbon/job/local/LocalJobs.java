package dev.carbon.job.local;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.JobStatus;
import dev.carbon.job.LogLine;
import dev.carbon.job.StagedFiles;
import dev.carbon.job.Task;
import dev.carbon.job.Tasks;
import dev.carbon.region.Location;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.RunId;
import dev.carbon.train.MutableClock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Real children, started by the real bootstrap, for tests; none outlives its test. */
final class LocalJobs implements AutoCloseable {
  static final int MOST_LOOKS = 1_500;

  private final Path folder;
  private final MutableClock clock = new MutableClock();
  private final Map<String, String> inherited = new HashMap<>(System.getenv());
  private final List<JobHandle> started = new ArrayList<>();
  private Optional<LocalJobRunner> runner = Optional.empty();

  /** Buckets are folders below that one. */
  LocalJobs(Path folder) {
    this.folder = folder;
  }

  MutableClock clock() {
    return clock;
  }

  /** What every job begins with; to be changed before the runner is asked for. */
  Map<String, String> inherited() {
    return inherited;
  }

  LocalJobRunner runner() {
    if (runner.isEmpty()) {
      runner = Optional.of(runnerWith("python3"));
    }
    return runner.get();
  }

  LocalJobRunner runnerWith(String python) {
    return new LocalJobRunner(name -> folder.resolve(name.value()), python, inherited, clock);
  }

  /** A job of that script, with everything in place. */
  JobSpec job(RunId owner, int attempt, String script) {
    return job(owner, attempt, StagedFiles.of(script), Tasks.plain());
  }

  JobSpec job(RunId owner, int attempt, StagedFiles files, Task task) {
    JobSpec plain = JobSpecs.of(owner, attempt, Location.LOCAL);
    files.writeTo(bucket(plain.bucket()));
    return JobSpecs.with(plain, task, Optional.of(files.code()));
  }

  Path bucket(BucketName name) {
    return folder.resolve(name.value());
  }

  JobHandle submit(JobSpec spec) {
    JobHandle job = runner().submit(spec);
    started.add(job);
    return job;
  }

  /** What the job printed since the last call. */
  List<String> printed(JobHandle job) {
    return runner().drain(job).lines().stream().map(LogLine::text).toList();
  }

  JobStatus awaitEnd(JobHandle job) {
    for (int look = 0; look < MOST_LOOKS; look++) {
      JobStatus status = runner().status(job).orElseThrow();
      if (status.state().isTerminal()) {
        return status;
      }
      aMoment(job);
    }
    throw new AssertionError("the child has not ended: " + job);
  }

  /** Waits for the end of the child, or of its output, but not for long. */
  static void aMoment(JobHandle job) {
    process(job)
        .ifPresentOrElse(
            p -> p.onExit().completeOnTimeout(p, 20, TimeUnit.MILLISECONDS).join(),
            () -> LockSupport.parkNanos(5_000_000));
  }

  /** The child itself, while it lives. */
  static Optional<ProcessHandle> process(JobHandle job) {
    return ProcessHandle.of(Long.parseLong(job.name().split(":", -1)[1]))
        .filter(process -> process.pid() > 0 && process.isAlive());
  }

  @Override
  public void close() {
    for (JobHandle job : started) {
      process(job).ifPresent(process -> process.descendants().forEach(p -> p.destroyForcibly()));
      process(job).ifPresent(ProcessHandle::destroyForcibly);
    }
  }
}

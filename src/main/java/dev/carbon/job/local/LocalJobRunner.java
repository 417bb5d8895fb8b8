package dev.carbon.job.local;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.Bootstrap;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobRunner;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobStatus;
import dev.carbon.job.LogBatch;
import dev.carbon.job.LogLine;
import dev.carbon.job.StagedCode;
import dev.carbon.region.Location;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.RunId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Runs a job as a child process of this machine, started by the same bootstrap and with the same
 * {@code AIP_*} variables as in the cloud; they hold folders in place of {@code gs://} addresses.
 */
public final class LocalJobRunner implements JobRunner, JobLogs {
  private final Function<BucketName, Path> bucketFolder;
  private final String python;
  private final Map<String, String> inherited;
  private final Clock clock;
  private final Map<String, LocalJob> jobs = new ConcurrentHashMap<>();

  /**
   * A runner that finds buckets as folders.
   *
   * @param python the interpreter: a name on the path or a path
   * @param inherited the environment that every job begins with; no secret of carbon's own in it
   */
  public LocalJobRunner(
      Function<BucketName, Path> bucketFolder,
      String python,
      Map<String, String> inherited,
      Clock clock) {
    this.bucketFolder = bucketFolder;
    this.python = python;
    this.inherited = Map.copyOf(inherited);
    this.clock = clock;
  }

  @Override
  public JobHandle submit(JobSpec spec) {
    try {
      LocalJob job = LocalJob.start(process(spec), spec, clock);
      jobs.put(job.name(), job);
      return new JobHandle(job.name(), Location.LOCAL);
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not start " + python + ": is Python 3 installed?",
          "install Python 3, or name the interpreter with CARBON_PYTHON",
          e);
    }
  }

  @Override
  public List<JobHandle> find(RunId run, Location location) {
    return jobs.values().stream()
        .filter(job -> job.run().equals(run) && location.equals(Location.LOCAL))
        .map(job -> new JobHandle(job.name(), Location.LOCAL))
        .toList();
  }

  @Override
  public Optional<JobStatus> status(JobHandle handle) {
    return Optional.ofNullable(jobs.get(handle.name())).map(LocalJob::status);
  }

  @Override
  public void cancel(JobHandle handle) {
    Optional.ofNullable(jobs.get(handle.name())).ifPresent(LocalJob::cancel);
  }

  @Override
  public LogBatch drain(JobHandle handle) {
    return Optional.ofNullable(jobs.get(handle.name()))
        .map(job -> LogBatch.of(job.drain().stream().map(LogLine::of).toList()))
        .orElse(LogBatch.NONE);
  }

  /** A child has not ended before all that it printed is there. */
  @Override
  public Duration settling() {
    return Duration.ZERO;
  }

  private ProcessBuilder process(JobSpec spec) {
    Path folder = bucketFolder.apply(spec.bucket()).toAbsolutePath();
    List<String> command = new ArrayList<>();
    command.add(python);
    command.add("-u");
    command.addAll(Bootstrap.arguments(spec, code(spec), folder.toString(), "--new-session"));
    ProcessBuilder process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(nullDevice()));
    Map<String, String> environment = process.environment();
    environment.clear();
    environment.putAll(inherited);
    environment.putAll(spec.task().environment());
    environment.put("AIP_MODEL_DIR", output(folder, "model"));
    environment.put("AIP_CHECKPOINT_DIR", output(folder, "checkpoints"));
    environment.put("AIP_TENSORBOARD_LOG_DIR", output(folder, "logs"));
    return process;
  }

  private static StagedCode code(JobSpec spec) {
    return spec.code()
        .orElseThrow(
            () ->
                new CarbonException(
                    ErrorKind.USAGE,
                    "could not run the image's own program: this machine runs no containers for"
                        + " carbon",
                    "name a script or a module, or add --backend vertex"));
  }

  private static String output(Path folder, String name) {
    return folder.resolve(ObjectName.OUTPUT).resolve(name).toString();
  }

  private static File nullDevice() {
    boolean windows = System.getProperty("os.name", "").startsWith("Windows");
    return new File(windows ? "NUL" : "/dev/null");
  }
}

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Runs a job as a child process of this machine, started by the same bootstrap and with the same
 * {@code AIP_*} variables as in the cloud; they hold folders in place of {@code gs://} addresses.
 */
public final class LocalJobRunner implements JobRunner, JobLogs {
  /** Of one run; a rehearsal has one. */
  private static final int MOST_ATTEMPTS = 5;

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
    ProcessBuilder process = process(spec);
    try {
      LocalJob job =
          LocalJob.start(process, notes(spec.bucket()), spec.run(), spec.timeout(), clock);
      JobHandle handle = job.name().handle();
      jobs.put(handle.name(), job);
      return handle;
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
    if (!location.equals(Location.LOCAL)) {
      return List.of();
    }
    Map<String, JobHandle> found = new LinkedHashMap<>();
    jobs.values().stream()
        .filter(job -> job.isOwnOf(run))
        .forEach(job -> found.put(key(job.name()), job.name().handle()));
    left(run).forEach(name -> found.putIfAbsent(key(name), name.handle()));
    return List.copyOf(found.values());
  }

  /** The children that began in this run's folders, be they ours or not. */
  private List<ChildName> left(RunId run) {
    return IntStream.rangeClosed(1, MOST_ATTEMPTS)
        .mapToObj(attempt -> notes(BucketName.of(run, attempt)))
        .flatMap(notes -> notes.begun().stream())
        .toList();
  }

  private static String key(ChildName name) {
    return name.pid() + " " + name.bucket();
  }

  @Override
  public Optional<JobStatus> status(JobHandle handle) {
    return job(handle).map(LocalJob::status);
  }

  @Override
  public void cancel(JobHandle handle) {
    job(handle).ifPresent(LocalJob::cancel);
  }

  @Override
  public LogBatch drain(JobHandle handle) {
    return job(handle)
        .map(job -> LogBatch.of(job.drain().stream().map(LogLine::of).toList()))
        .orElse(LogBatch.NONE);
  }

  /** Ours, or one that another carbon has left: it is there as long as its bucket's folder is. */
  private Optional<LocalJob> job(JobHandle handle) {
    return Optional.ofNullable(jobs.get(handle.name())).or(() -> adopted(handle));
  }

  private Optional<LocalJob> adopted(JobHandle handle) {
    return ChildName.of(handle)
        .filter(name -> Files.isDirectory(bucketFolder.apply(name.bucket())))
        .map(
            name ->
                jobs.computeIfAbsent(
                    handle.name(), any -> LocalJob.left(name, notes(name.bucket()), clock)));
  }

  private ChildNotes notes(BucketName bucket) {
    return new ChildNotes(bucketFolder.apply(bucket).toAbsolutePath(), bucket);
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

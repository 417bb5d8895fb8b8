package dev.carbon.job.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.StagedFiles;
import dev.carbon.job.Tasks;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How children end that would not end by themselves. */
class LocalStopTest {
  private static final String ENDLESS =
      """
      import os, time
      open(os.environ['AIP_MODEL_DIR'] + '/started', 'w').write(str(os.getpid()))
      while True: time.sleep(0.05)
      """;

  private final RunId run = RunId.random(new SecureRandom());

  @TempDir private Path folder;
  private LocalJobs jobs;

  @BeforeEach
  void start() {
    jobs = new LocalJobs(folder);
  }

  @AfterEach
  void leaveNoChildBehind() {
    jobs.close();
  }

  @Test
  void leavesNoProcessBehindAfterACancel() throws IOException {
    JobHandle job = jobs.submit(jobs.job(run, 1, ENDLESS));
    long script = awaitStart(job);

    jobs.runner().cancel(job);

    assertEquals(JobState.CANCELLED, jobs.awaitEnd(job).state());
    assertFalse(isAlive(script));
    assertTrue(LocalJobs.process(job).isEmpty());
  }

  @Test
  void takesAScriptThatSavesItsWorkAndExitsWellAfterACancelAsCancelled() throws IOException {
    String graceful =
        "import signal, sys\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit(0))\n" + ENDLESS;
    JobHandle job = jobs.submit(jobs.job(run, 1, graceful));
    awaitStart(job);

    jobs.runner().cancel(job);

    assertEquals(JobState.CANCELLED, jobs.awaitEnd(job).state());
  }

  @Test
  void killsAScriptThatDoesNotHeedACancel() throws IOException {
    String deaf = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + ENDLESS;
    JobHandle job = jobs.submit(jobs.job(run, 1, deaf));
    long script = awaitStart(job);
    jobs.runner().cancel(job);
    assertEquals(JobState.CANCELLING, jobs.runner().status(job).orElseThrow().state());

    jobs.clock().advance(Duration.ofSeconds(16));

    assertEquals(JobState.CANCELLED, jobs.awaitEnd(job).state());
    awaitGone(script);
  }

  @Test
  void endsAScriptThatRunsLongerThanAllowed() throws IOException {
    JobHandle job = jobs.submit(jobs.job(run, 1, ENDLESS));
    long script = awaitStart(job);
    assertEquals(JobState.RUNNING, jobs.runner().status(job).orElseThrow().state());

    jobs.clock().advance(Duration.ofHours(25));

    assertEquals(JobState.EXPIRED, jobs.awaitEnd(job).state());
    assertFalse(isAlive(script));
  }

  @Test
  void endsAnInstallationThatIsCancelled() {
    StagedFiles files =
        StagedFiles.of("print('ran')").and("requirements.txt", "--no-index\nnot-there\n");
    JobHandle job =
        jobs.submit(jobs.job(run, 1, files, Tasks.withRequirements("requirements.txt")));

    jobs.runner().cancel(job);

    assertEquals(JobState.CANCELLED, jobs.awaitEnd(job).state());
    assertFalse(jobs.printed(job).contains("ran"));
  }

  /** The process of the script, once it runs. */
  private long awaitStart(JobHandle job) throws IOException {
    Path file = bucket().resolve("output/model/started");
    for (int look = 0; look < LocalJobs.MOST_LOOKS; look++) {
      if (Files.exists(file) && Files.size(file) > 0) {
        return Long.parseLong(Files.readString(file));
      }
      LocalJobs.aMoment(job);
    }
    throw new AssertionError("the script has not started: " + jobs.printed(job));
  }

  private void awaitGone(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    process.ifPresent(p -> p.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    assertFalse(isAlive(pid));
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }

  private Path bucket() {
    return jobs.bucket(BucketName.of(run, 1));
  }
}

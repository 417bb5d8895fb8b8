package dev.carbon.job.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobRunner;
import dev.carbon.job.JobRunnerContract;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.job.LogLine;
import dev.carbon.region.Location;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Children whose carbon is gone, and what another makes of them. */
class LocalHandoverTest extends JobRunnerContract {
  /** Goes on when the test says so. */
  private static final String PATIENT =
      """
      import os, time
      print("begun", flush=True)
      while not os.path.exists("go"): time.sleep(0.01)
      print("done")
      """;

  private static final String ENDLESS = "import time\nwhile True: time.sleep(0.05)\n";

  @TempDir private Path folder;
  private LocalJobs jobs;
  private HandedOver runner;

  @BeforeEach
  void start() {
    jobs = new LocalJobs(folder);
    runner = new HandedOver(jobs.runner(), jobs.runnerWith("python3"));
  }

  @AfterEach
  void leaveNoChildBehind() {
    jobs.close();
  }

  @Override
  protected JobRunner runner() {
    return runner;
  }

  @Override
  protected JobSpec goodJob(RunId owner, int attempt) {
    return jobs.job(owner, attempt, "print('done')");
  }

  @Override
  protected JobSpec failingJob(RunId owner, int attempt) {
    return jobs.job(owner, attempt, "raise SystemExit(3)");
  }

  @Override
  protected JobSpec endlessJob(RunId owner, int attempt) {
    return jobs.job(owner, attempt, ENDLESS);
  }

  @Override
  protected JobHandle unknownJob() {
    return new JobHandle("local:1:1:" + BucketName.of(run, 1), Location.LOCAL);
  }

  @Override
  protected JobStatus awaitEnd(JobHandle job) {
    return awaitEnd(runner.second(), job);
  }

  private static JobStatus awaitEnd(LocalJobRunner by, JobHandle job) {
    for (int look = 0; look < LocalJobs.MOST_LOOKS; look++) {
      JobStatus status = by.status(job).orElseThrow();
      if (status.state().isTerminal()) {
        return status;
      }
      LocalJobs.aMoment(job);
    }
    throw new AssertionError("the child has not ended: " + job);
  }

  @Test
  void seesAJobRunAndHowItEndsAndAllThatItPrinted() throws IOException {
    JobHandle job = jobs.submit(jobs.job(run, 1, PATIENT));
    assertEquals(JobState.RUNNING, runner.status(job).orElseThrow().state());

    Files.createFile(jobs.bucket(BucketName.of(run, 1)).resolve("input/go"));

    assertEquals(JobState.SUCCEEDED, awaitEnd(job).state());
    assertEquals(
        List.of("begun", "done"),
        runner.second().drain(job).lines().stream().map(LogLine::text).toList());
  }

  @Test
  void knowsTheExitCodeOfAChildOfAnother() {
    JobHandle job = jobs.submit(failingJob(run, 1));

    assertTrue(awaitEnd(job).error().orElseThrow().endsWith(" 3"));
  }

  @Test
  void takesAJobThatTheFirstHasStoppedForCancelled() {
    JobHandle job = jobs.submit(endlessJob(run, 1));
    awaitNote(job, "job-");
    runner.first().cancel(job);

    assertEquals(JobState.CANCELLED, awaitEnd(job).state());
  }

  @Test
  void saysThatNobodyKnowsHowAKilledChildEnded() {
    JobHandle job = jobs.submit(endlessJob(run, 1));
    ProcessHandle child = LocalJobs.process(job).orElseThrow();
    child.descendants().forEach(ProcessHandle::destroyForcibly);
    child.destroyForcibly();

    JobStatus end = awaitEnd(job);

    assertEquals(JobState.FAILED, end.state());
    assertTrue(end.error().orElseThrow().contains("has not said how it ended"));
  }

  @Test
  void neverStopsAnotherProcessThatWasGivenTheSameNumber() throws IOException {
    BucketName bucket = BucketName.of(run, 1);
    Files.createDirectories(jobs.bucket(bucket));
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Instant before = stranger.info().startInstant().orElseThrow().minus(Duration.ofSeconds(10));
      JobHandle job = new ChildName(stranger.pid(), before, bucket).handle();

      runner.cancel(job);

      assertEquals(JobState.FAILED, runner.status(job).orElseThrow().state());
      assertTrue(stranger.isAlive());
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void findsAChildThatItsCarbonHadNoTimeToNote() throws IOException {
    JobHandle job = jobs.submit(endlessJob(run, 1));
    awaitNote(job, "job-");
    Files.delete(note(job, "start-"));

    List<JobHandle> found = runner.find(run, Location.LOCAL);

    assertEquals(1, found.size());
    runner.cancel(found.get(0));
    assertEquals(JobState.CANCELLED, awaitEnd(found.get(0)).state());
    LocalJobs.process(job).ifPresent(p -> p.onExit().orTimeout(30, TimeUnit.SECONDS).join());
  }

  private void awaitNote(JobHandle job, String kind) {
    for (int look = 0; look < LocalJobs.MOST_LOOKS && !Files.exists(note(job, kind)); look++) {
      LocalJobs.aMoment(job);
    }
  }

  private Path note(JobHandle job, String kind) {
    ChildName name = ChildName.of(job).orElseThrow();
    return jobs.bucket(name.bucket()).resolve("_carbon/" + kind + name.pid());
  }
}

package dev.carbon.job.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobRunner;
import dev.carbon.job.JobRunnerContract;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.JobStatus;
import dev.carbon.job.Tasks;
import dev.carbon.region.Location;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.RunId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real children, started by the real bootstrap. */
class LocalJobRunnerTest extends JobRunnerContract {
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

  @Override
  protected LocalJobRunner runner() {
    return jobs.runner();
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
    return jobs.job(owner, attempt, "import time\nwhile True: time.sleep(0.05)");
  }

  @Override
  protected JobHandle unknownJob() {
    return new JobHandle("local:0", Location.LOCAL);
  }

  @Override
  protected JobStatus awaitEnd(JobHandle job) {
    return jobs.awaitEnd(job);
  }

  @Test
  void showsTheLastLineAlsoWithoutItsEnd() {
    JobHandle job =
        jobs.submit(
            jobs.job(run, 1, "import sys\nprint('first')\nsys.stderr.write('und schluß')\n"));

    jobs.awaitEnd(job);

    assertEquals(List.of("first", "und schluß"), jobs.printed(job));
    assertEquals(List.of(), jobs.printed(job));
  }

  @Test
  void losesNoLineOfAScriptThatPrintsMoreThanTheQueueHolds() {
    JobHandle job = jobs.submit(jobs.job(run, 1, "for i in range(50_000): print(i)"));
    List<String> lines = new ArrayList<>();

    boolean ended = false;
    for (int look = 0; look < LocalJobs.MOST_LOOKS && !ended; look++) {
      ended = jobs.runner().status(job).orElseThrow().state().isTerminal();
      lines.addAll(jobs.printed(job));
      if (!ended) {
        LocalJobs.aMoment(job);
      }
    }

    assertEquals(50_000, lines.size());
    assertEquals("49999", lines.get(lines.size() - 1));
  }

  @Test
  void saysThatPythonIsMissing() {
    JobRunner without = jobs.runnerWith("no-such-python-anywhere");
    JobSpec spec = goodJob(run, 1);

    CarbonException failure = assertThrows(CarbonException.class, () -> without.submit(spec));

    assertEquals(ErrorKind.CONFIGURATION, failure.kind());
    assertEquals(List.of(), without.find(run, Location.LOCAL));
  }

  @Test
  void measuresWhatTheScriptUsed() {
    jobs.awaitEnd(jobs.submit(goodJob(run, 1)));

    JobMetrics metrics =
        JobMetrics.read(jobs.bucket(BucketName.of(run, 1)).resolve("output")).orElseThrow();

    assertTrue(metrics.wall().toMillis() > 0);
    assertTrue(metrics.processors() >= 1);
  }

  @Test
  void refusesAnImagesOwnProgram() {
    JobSpec image = JobSpecs.with(goodJob(run, 1), Tasks.ofTheImage(List.of()), Optional.empty());

    CarbonException refusal = assertThrows(CarbonException.class, () -> runner().submit(image));

    assertEquals(ErrorKind.USAGE, refusal.kind());
    assertEquals(List.of(), runner().find(run, Location.LOCAL));
  }
}

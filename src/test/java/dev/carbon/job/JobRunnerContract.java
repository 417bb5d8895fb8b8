package dev.carbon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.staging.RunId;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What {@link JobRunner} promises; every place to run and every fake of one passes these. */
public abstract class JobRunnerContract {
  private static final int MOST_POLLS = 20;

  protected final RunId run = RunId.random(new SecureRandom());

  /** The runner under test; the same one at every call of a test. */
  protected abstract JobRunner runner();

  /** A job that ends well by itself; for the attempt, everything is in place. */
  protected abstract JobSpec goodJob(RunId owner, int attempt);

  /** A job that fails by itself. */
  protected abstract JobSpec failingJob(RunId owner, int attempt);

  /** A job that runs until it is cancelled. */
  protected abstract JobSpec endlessJob(RunId owner, int attempt);

  /** A job of that kind which never existed. */
  protected abstract JobHandle unknownJob();

  /** Lets the job go on; here each look at it is a step, elsewhere it takes its own time. */
  protected JobStatus awaitEnd(JobHandle job) {
    JobStatus status = runner().status(job).orElseThrow();
    for (int polls = 1; polls < MOST_POLLS && !status.state().isTerminal(); polls++) {
      status = runner().status(job).orElseThrow();
    }
    return status;
  }

  @Test
  void saysWhereTheJobIs() {
    JobSpec spec = goodJob(run, 1);

    JobHandle job = runner().submit(spec);

    assertEquals(spec.location(), job.location());
    assertFalse(job.name().isBlank());
    assertEquals(JobState.SUCCEEDED, awaitEnd(job).state());
  }

  @Test
  void findsTheJobsOfARunAndNoOthers() {
    RunId other = RunId.random(new SecureRandom());
    JobSpec spec = goodJob(run, 1);
    JobHandle first = runner().submit(spec);
    JobHandle second = runner().submit(goodJob(run, 2));
    JobHandle foreign = runner().submit(goodJob(other, 1));

    List<JobHandle> found = runner().find(run, spec.location());

    assertEquals(2, found.size());
    assertEquals(Set.of(first, second), Set.copyOf(found));
    assertEquals(List.of(foreign), runner().find(other, spec.location()));
    List.of(first, second, foreign).forEach(this::awaitEnd);
  }

  @Test
  void findsNothingForARunWithoutJobs() {
    assertEquals(List.of(), runner().find(run, goodJob(run, 1).location()));
  }

  @Test
  void findsAJobThatHasEnded() {
    JobSpec spec = goodJob(run, 1);
    JobHandle job = runner().submit(spec);
    awaitEnd(job);

    assertEquals(List.of(job), runner().find(run, spec.location()));
  }

  @Test
  void tellsThatAJobFailed() {
    JobHandle job = runner().submit(failingJob(run, 1));

    JobStatus end = awaitEnd(job);

    assertEquals(JobState.FAILED, end.state());
    assertTrue(end.error().isPresent());
  }

  @Test
  void knowsNothingOfAJobThatNeverExisted() {
    assertEquals(Optional.empty(), runner().status(unknownJob()));
  }

  @Test
  void stopsAJobThatIsCancelled() {
    JobHandle job = runner().submit(endlessJob(run, 1));
    assertFalse(runner().status(job).orElseThrow().state().isTerminal());

    runner().cancel(job);

    assertEquals(JobState.CANCELLED, awaitEnd(job).state());
  }

  @Test
  void takesTheCancelOfAnEndedJobAsDone() {
    JobHandle job = runner().submit(goodJob(run, 1));
    awaitEnd(job);

    runner().cancel(job);

    assertEquals(JobState.SUCCEEDED, runner().status(job).orElseThrow().state());
  }

  @Test
  void takesTheCancelOfAJobThatNeverExistedAsDone() {
    runner().cancel(unknownJob());

    assertEquals(Optional.empty(), runner().status(unknownJob()));
  }
}

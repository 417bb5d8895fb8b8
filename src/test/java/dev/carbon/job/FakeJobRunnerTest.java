package dev.carbon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import dev.carbon.staging.RunId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FakeJobRunnerTest extends JobRunnerContract {
  private static final Location HERE = new Location("europe-north1");
  private final CarbonException unclear =
      new CarbonException(ErrorKind.OUTCOME_UNKNOWN, "no answer");

  private final FakeJobRunner runner = new FakeJobRunner();

  @Override
  protected JobRunner runner() {
    return runner;
  }

  @Override
  protected JobSpec goodJob(RunId owner, int attempt) {
    return JobSpecs.of(owner, attempt, HERE);
  }

  @Override
  protected JobSpec failingJob(RunId owner, int attempt) {
    runner.nextStates(JobState.RUNNING, JobState.FAILED);
    return JobSpecs.of(owner, attempt, HERE);
  }

  @Override
  protected JobSpec endlessJob(RunId owner, int attempt) {
    runner.nextStates(JobState.RUNNING);
    return JobSpecs.of(owner, attempt, HERE);
  }

  @Override
  protected JobHandle unknownJob() {
    return new JobHandle("job-404", HERE);
  }

  @Test
  void showsTheJobWhoseReplyWasLostOnceItIsNotHiddenAnyMore() {
    runner.loseReplyOfNext("submit", unclear);
    runner.hideFromFinds(1);

    assertSame(unclear, assertThrows(CarbonException.class, () -> runner.submit(goodJob(run, 1))));

    assertEquals(List.of(), runner.find(run, HERE));
    assertEquals(1, runner.find(run, HERE).size());
  }

  @Test
  void failsAsOftenAsAskedWithoutEffect() {
    runner.failNext("submit", unclear);
    runner.failNext("submit", unclear);

    assertThrows(CarbonException.class, () -> runner.submit(goodJob(run, 1)));
    assertThrows(CarbonException.class, () -> runner.submit(goodJob(run, 1)));

    assertEquals(List.of(), runner.submitted());
    assertEquals(2, runner.calls("submit"));
  }

  @Test
  void goesOnWhenItIsDeafToCancel() {
    runner.ignoreCancel();
    JobHandle job = runner.submit(goodJob(run, 1));

    runner.cancel(job);

    assertEquals(JobState.SUCCEEDED, awaitEnd(job).state());
  }

  @Test
  void knowsADeletedJobNoMore() {
    JobHandle job = runner.submit(goodJob(run, 1));

    runner.forget(job);

    assertEquals(Optional.empty(), runner.status(job));
  }
}

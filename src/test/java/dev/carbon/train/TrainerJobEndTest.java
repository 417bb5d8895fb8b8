package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What follows from the way in which a job ends, or does not. */
class TrainerJobEndTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
  }

  @Nested
  class OnVertex {
    @ParameterizedTest
    @EnumSource(
        value = JobState.class,
        names = {"FAILED", "CANCELLED", "EXPIRED"})
    void leavesTheBucketOfAJobThatEndedBadlyAlone(JobState end) {
      rig.runner.states(JobState.RUNNING, end);

      TrainOutcome outcome = rig.run();

      assertEquals(
          end == JobState.FAILED ? ErrorKind.JOB_FAILED : ErrorKind.JOB_ENDED, kind(outcome));
      assertEquals(RunState.of(end), outcome.state());
      assertTrue(rig.bucketIsThere());
      assertTrue(outcome.bucketExists());
      assertFalse(outcome.jobMayLive());
      assertEquals(List.of(), rig.journal.events("delete"));
    }

    @Test
    void bringsThePartOfAPartialSuccessHomeAndKeepsTheBucket() {
      rig.runner.states(JobState.RUNNING, JobState.PARTIALLY_SUCCEEDED);

      TrainOutcome outcome = rig.run();

      assertEquals(ErrorKind.JOB_FAILED, kind(outcome));
      assertEquals(RunState.PARTIALLY_SUCCEEDED, outcome.state());
      assertTrue(rig.allIsHome());
      assertTrue(rig.bucketIsThere());
    }
  }

  @Nested
  class OnThisMachine {
    @BeforeEach
    void rehearse() {
      rig.plans.backend = BackendKind.LOCAL;
    }

    @ParameterizedTest
    @EnumSource(
        value = JobState.class,
        names = {"FAILED", "CANCELLED", "EXPIRED"})
    void bringsTheOutputsHomeAndLeavesNoFolder(JobState end) {
      rig.runner.states(JobState.RUNNING, end);

      TrainOutcome outcome = rig.run();

      assertEquals(
          end == JobState.FAILED ? ErrorKind.JOB_FAILED : ErrorKind.JOB_ENDED, kind(outcome));
      assertEquals(RunState.of(end), outcome.state());
      assertTrue(rig.allIsHome());
      assertFalse(rig.bucketIsThere());
    }
  }

  @ParameterizedTest
  @EnumSource(JobState.class)
  void handlesEveryStateOfAJob(JobState state) {
    rig.runner.states(JobState.RUNNING, state, JobState.SUCCEEDED);

    TrainOutcome outcome = rig.run();

    assertEquals(
        state.isTerminal() ? RunState.of(state) : RunState.SUCCEEDED,
        outcome.state(),
        () -> outcome.error().map(CarbonException::text).orElse(""));
    assertEquals(outcome.state() == RunState.SUCCEEDED, outcome.error().isEmpty());
  }

  @Test
  void cancelsAJobThatWaitsTooLongAndRemovesItsBucketOnlyOnceItIsCancelled() {
    rig.jobWrites.clear();
    rig.runner.states(JobState.QUEUED);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.NO_REGION, kind(outcome));
    assertEquals(RunState.CANCELLED, outcome.state());
    assertFalse(rig.bucketIsThere());
    List<String> events = rig.journal.events();
    int cancel = events.indexOf("cancel");
    assertEquals("ledger CANCEL_INTENT", events.get(cancel - 1));
    assertTrue(events.indexOf("delete") > cancel + 2);
    assertTrue(rig.clock.instant().isAfter(rig.plans.plan(folder).madeAt().plus(minutes(30))));
  }

  @Test
  void doesNotCancelAJobThatWaitsAgainAfterItHasRun() {
    JobState[] states = new JobState[1_000];
    Arrays.fill(states, JobState.PENDING);
    states[0] = JobState.RUNNING;
    states[999] = JobState.SUCCEEDED;
    rig.runner.states(states);

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(0, rig.runner.calls("cancel"));
  }

  @Test
  void tellsOfACancelThatDoesNotTake() {
    rig.runner.states(JobState.QUEUED);
    rig.runner.ignoreCancel();

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, kind(outcome));
    assertTrue(outcome.jobMayLive());
    assertTrue(outcome.bucketExists());
    assertTrue(rig.bucketIsThere());
    assertTrue(rig.clock.instant().isAfter(rig.plans.plan(folder).madeAt().plus(minutes(40))));
  }

  private static Duration minutes(int count) {
    return Duration.ofMinutes(count);
  }

  private static ErrorKind kind(TrainOutcome outcome) {
    return outcome.error().orElseThrow().kind();
  }
}

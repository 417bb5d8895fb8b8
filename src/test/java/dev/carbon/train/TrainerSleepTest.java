package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.job.JobState;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The machine sleeps while a job is watched: the clock leaps between two looks. */
class TrainerSleepTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
  }

  @Test
  void aJobThatEndedMeanwhileIsBroughtHome() {
    rig.runner.states(JobState.RUNNING, JobState.RUNNING, JobState.SUCCEEDED);
    sleepAtPause(2, Duration.ofHours(7));

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
    assertTrue(rig.allIsHome());
  }

  @Test
  void aJobThatGotItsMachinesMeanwhileDidNotWaitTooLong() {
    rig.runner.states(JobState.QUEUED, JobState.QUEUED, JobState.RUNNING, JobState.SUCCEEDED);
    sleepAtPause(2, Duration.ofHours(7));

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(0, rig.runner.calls("cancel"));
  }

  @Test
  void aJobThatIsUnknownYetIsNotTakenForDeleted() {
    rig.runner.states(JobState.RUNNING, JobState.SUCCEEDED);
    rig.jobIsUnknownFor(Duration.ofSeconds(90));
    sleepAtPause(1, Duration.ofSeconds(90));

    assertEquals(RunState.SUCCEEDED, rig.run().state());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "makingBucket",
        "uploading",
        "uploaded",
        "submitted",
        "stateChanged",
        "fetched",
        "broughtHome",
        "bucketRemoved"
      })
  void aMinuteAndAHalfAtAnyStepChangesNothing(String step) {
    rig.runner.states(JobState.QUEUED, JobState.RUNNING, JobState.SUCCEEDED);
    rig.listener.at(step, () -> rig.clock.advance(Duration.ofSeconds(90)));

    TrainOutcome outcome = rig.run();

    assertTrue(rig.listener.allHappened(), step);
    assertEquals(Optional.empty(), outcome.error());
    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(1, rig.runner.handles().size());
    assertEquals(0, rig.runner.calls("cancel"));
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
  }

  private void sleepAtPause(int number, Duration time) {
    rig.stop.atEveryPause(
        () -> {
          if (rig.stop.pauses() == number) {
            rig.clock.advance(time);
          }
        });
  }
}

package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.job.JobState;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever heard how a run goes on has left. */
class TrainerUnheardTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
    rig.plans.project = "my-project";
    rig.plans.machine = AftercareTest.HARDWARE;
  }

  @ParameterizedTest
  @ValueSource(strings = {"makingBucket", "uploaded", "submitted", "stateChanged"})
  void theJobGoesOnAloneWhichIsNoFailureAndIsTakenUpLater(String step) {
    rig.runner.states(JobState.RUNNING, JobState.RUNNING, JobState.SUCCEEDED);
    rig.listener.at(step, rig.listener::leave);

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.DETACHED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
    assertEquals(Optional.empty(), outcome.stop());
    assertTrue(outcome.jobMayLive() && outcome.bucketExists());
    assertEquals(0, rig.runner.calls("cancel"));
    assertEquals(RunState.DETACHED, rig.attach().state(), "nobody has come back yet");
    assertEquals(RunState.SUCCEEDED, rig.attach().state(), "by now it has ended");
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
  }

  @ParameterizedTest
  @ValueSource(strings = {"fetched", "broughtHome", "bucketRemoved"})
  void whatIsComingHomeComesHome(String step) {
    rig.listener.at(step, rig.listener::leave);

    assertEquals(RunState.SUCCEEDED, rig.run().state());
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void aJobThatIsToldToStopIsSeenToItsEnd() {
    rig.runner.states(JobState.RUNNING);
    rig.launch();
    rig.listener.leave();

    assertEquals(RunState.CANCELLED, rig.cancel().state());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void aRehearsalGoesToItsEnd() {
    rig.plans.backend = BackendKind.LOCAL;
    rig.runner.states(JobState.RUNNING, JobState.RUNNING, JobState.SUCCEEDED);
    rig.listener.leave();

    assertEquals(RunState.SUCCEEDED, rig.run().state());
    assertTrue(rig.allIsHome());
  }
}

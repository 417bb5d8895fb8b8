package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobState;
import dev.carbon.ledger.RecordType;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.ObjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of a job that lives in the cloud when carbon is asked to stop. */
class JobFateTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
    rig.runner.states(JobState.RUNNING);
  }

  @Test
  void isAskedForOnceWithWhatTheJobCosts() {
    rig.stop.raiseAtPause(3, StopReason.INTERRUPT);

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.DETACHED, outcome.state());
    assertEquals(List.of("fateOfJob 2.0"), asked());
  }

  @Test
  void cancelledItIsSeenToItsEndAndWhatItSavedComesHome() {
    rig.jobWrites.put(new ObjectName("output/model/z.bin"), new byte[] {1});
    rig.listener.answer(JobFate.CANCEL);
    rig.stop.raiseAtPause(3, StopReason.TERMINATE);

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.CANCELLED, outcome.state());
    assertEquals(ErrorKind.JOB_ENDED, outcome.error().orElseThrow().kind());
    assertEquals(Optional.of(StopReason.TERMINATE), outcome.stop());
    assertEquals(1, rig.runner.calls("cancel"));
    assertEquals(List.of("fateOfJob 2.0"), asked());
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void cancelledInVainItIsToldAndItsBucketKept() {
    rig.runner.ignoreCancel();
    rig.listener.answer(JobFate.CANCEL);
    rig.stop.raiseAtPause(3, StopReason.INTERRUPT);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, outcome.error().orElseThrow().kind());
    assertTrue(outcome.jobMayLive());
    assertTrue(rig.bucketIsThere());
  }

  @Test
  void watchedOnItIsAsIfNobodyHadAsked() {
    rig.runner.states(JobState.RUNNING, JobState.RUNNING, JobState.RUNNING, JobState.SUCCEEDED);
    rig.listener.answer(JobFate.KEEP_WATCHING);
    rig.stop.raiseAtPause(2, StopReason.INTERRUPT);

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Optional.empty(), outcome.stop());
    assertEquals(Optional.empty(), outcome.error());
    assertEquals(0, rig.runner.calls("cancel"));
  }

  @Test
  void theNextCtrlCAsksAgainWhereTheJobIsWatchedOn() {
    rig.listener.answer(JobFate.KEEP_WATCHING, JobFate.DETACH);
    rig.stop.raiseAtPause(2, StopReason.INTERRUPT);
    rig.listener.at("fateOfJob 2.0", () -> rig.stop.raiseAtPause(5, StopReason.INTERRUPT));

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.DETACHED, outcome.state());
    assertEquals(2, asked().size());
  }

  @ParameterizedTest
  @EnumSource(StopReason.class)
  void aSignalAtAnyMomentOfTheWatchCancelsNothingByItself(StopReason reason) {
    int detached = 0;
    for (int look = 1; look < 40; look++) {
      Rig each = new Rig(folder.resolve("out" + look));
      each.runner.states(JobState.RUNNING);
      each.stop.raiseAtLook(look, reason);

      TrainOutcome outcome = each.run();

      assertEquals(Optional.of(reason), outcome.stop(), "at look " + look);
      assertEquals(0, each.runner.calls("cancel"), "at look " + look);
      detached += outcome.state() == RunState.DETACHED ? 1 : 0;
    }
    assertTrue(detached > 20, "it is the watch that is interrupted: " + detached);
  }

  private List<String> asked() {
    return rig.listener.heard().stream().filter(call -> call.startsWith("fateOfJob")).toList();
  }
}

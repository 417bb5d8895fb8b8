package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobState;
import dev.carbon.ledger.RecordType;
import dev.carbon.placement.Requests;
import dev.carbon.region.Machine;
import dev.carbon.signal.StopReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cancelling, fetching and cleaning up, each by another process than the one that began. */
class AftercareTest {
  /** As the catalogue has it, where another process looks it up. */
  static final Machine HARDWARE =
      new Machine(
          Requests.CATALOGUE.hardware().machine("n1-standard-4").orElseThrow(), Optional.empty());

  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
    rig.plans.project = "my-project";
    rig.plans.machine = HARDWARE;
  }

  @Test
  void cancellingEndsTheJobBringsHomeWhatItSavedAndLeavesNothing() {
    rig.runner.states(JobState.RUNNING);
    rig.launch();

    TrainOutcome outcome = rig.cancel();

    assertEquals(RunState.CANCELLED, outcome.state());
    assertEquals(ErrorKind.JOB_ENDED, outcome.error().orElseThrow().kind());
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
    assertEquals(1, rig.runner.calls("cancel"));
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void cancellingAJobThatHasSucceededMeanwhileKeepsItsSuccess() {
    rig.runner.states(JobState.SUCCEEDED);
    rig.launch();

    TrainOutcome outcome = rig.cancel();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertTrue(rig.allIsHome());
  }

  @Test
  void aJobThatWillNotStopIsToldAndItsBucketKept() {
    rig.runner.states(JobState.RUNNING);
    rig.runner.ignoreCancel();
    rig.launch();

    TrainOutcome outcome = rig.cancel();

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, outcome.error().orElseThrow().kind());
    assertTrue(outcome.jobMayLive());
    assertTrue(rig.bucketIsThere());
  }

  @Test
  void fetchingWhileTheJobRunsBringsWhatThereIsAndTouchesNothing() {
    rig.runner.states(JobState.RUNNING);
    rig.launch();

    TrainOutcome outcome = rig.fetch(Optional.empty());

    assertEquals(Optional.empty(), outcome.error());
    assertEquals(RunState.RUNNING, outcome.state());
    assertTrue(rig.allIsHome());
    assertTrue(rig.bucketIsThere());
    assertEquals(0, rig.runner.calls("cancel"));
    assertFalse(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void fetchingIntoAnotherFolderLeavesTheRunsOwnAlone() {
    failAndKeepTheBucket();
    Path elsewhere = folder.resolve("elsewhere");

    TrainOutcome outcome = rig.fetch(Optional.of(elsewhere));

    assertEquals(Optional.empty(), outcome.error());
    assertTrue(rig.allIsIn(elsewhere));
  }

  @Test
  void cleaningUpRefusesWhatIsNowhereElse() {
    failAndKeepTheBucket();

    TrainOutcome outcome = rig.cleanUp(false, false);

    CarbonException error = outcome.error().orElseThrow();
    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, error.kind());
    assertTrue(error.text().contains("output/model/weights.json"), error.text());
    assertTrue(error.hint().orElse("").contains("carbon fetch"), error.hint().toString());
    assertTrue(rig.bucketIsThere());
  }

  @Test
  void cleaningUpRemovesWhatHasBeenFetched() {
    failAndKeepTheBucket();
    rig.fetch(Optional.empty());

    TrainOutcome outcome = rig.cleanUp(false, false);

    assertEquals(Optional.empty(), outcome.error());
    assertEquals(RunState.FAILED, outcome.state());
    assertFalse(rig.bucketIsThere());
    assertTrue(rig.allIsHome());
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void discardingRemovesWhatIsNowhereElse() {
    failAndKeepTheBucket();

    TrainOutcome outcome = rig.cleanUp(true, false);

    assertEquals(Optional.empty(), outcome.error());
    assertFalse(rig.bucketIsThere());
    assertFalse(rig.allIsHome());
  }

  @Test
  void cleaningUpNeverTakesTheBucketFromALivingJob() {
    rig.runner.states(JobState.RUNNING);
    rig.launch();

    for (boolean discard : new boolean[] {false, true}) {
      TrainOutcome outcome = rig.cleanUp(discard, true);

      assertEquals(ErrorKind.CLEANUP_INCOMPLETE, outcome.error().orElseThrow().kind());
      assertTrue(outcome.jobMayLive());
      assertTrue(rig.bucketIsThere());
    }
  }

  @Test
  void aJobThatNobodyKnowsYetIsNotTakenForOneThatIsGone() {
    rig.runner.states(JobState.RUNNING);
    rig.launch();
    rig.jobIsUnknownFor(Duration.ofMinutes(3));

    TrainOutcome outcome = rig.cleanUp(true, false);

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, outcome.error().orElseThrow().kind());
    assertTrue(rig.bucketIsThere());
  }

  @Test
  void withoutAnAnswerNothingIsRemoved() {
    failAndKeepTheBucket();
    rig.runner.failNext("status", new CarbonException(ErrorKind.UPSTREAM, "no answer"));

    TrainOutcome outcome = rig.cleanUp(true, false);

    assertEquals(ErrorKind.UPSTREAM, outcome.error().orElseThrow().kind());
    assertTrue(rig.bucketIsThere());
  }

  @Test
  void aRunThatHasEndedIsNotTouchedAgain() {
    rig.run();
    List<RecordType> before = rig.ledgers.records();

    assertThrows(CarbonException.class, rig::cancel);
    assertThrows(CarbonException.class, () -> rig.fetch(Optional.empty()));
    assertThrows(CarbonException.class, () -> rig.cleanUp(true, true));

    assertEquals(before, rig.ledgers.records());
  }

  @Test
  void anInterruptedCancelLetsGoOfTheJobAndSaysSo() {
    rig.runner.states(JobState.RUNNING);
    rig.runner.ignoreCancel();
    rig.launch();
    rig.stop.raiseAtPause(1, StopReason.INTERRUPT);

    TrainOutcome outcome = rig.cancel();

    assertEquals(RunState.DETACHED, outcome.state());
    assertTrue(rig.bucketIsThere());
  }

  private void failAndKeepTheBucket() {
    rig.runner.states(JobState.FAILED);
    TrainOutcome outcome = rig.run();
    assertEquals(RunState.FAILED, outcome.state());
    assertTrue(rig.bucketIsThere());
  }
}

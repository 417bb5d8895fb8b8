package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
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

/** Runs that somebody stops. */
class TrainerStopTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
  }

  @Test
  void makesNoBucketOnceItIsAskedToStop() {
    rig.stop.raise(StopReason.INTERRUPT);

    TrainOutcome outcome = rig.run();

    assertEquals(Optional.of(StopReason.INTERRUPT), outcome.stop());
    assertEquals(RunState.CANCELLED, outcome.state());
    assertEquals(List.of(), rig.journal.events("create"));
  }

  @Test
  void undoesEverythingWhenItIsAskedToStopBeforeTheJobExists() {
    rig.listener.at("uploaded", () -> rig.stop.raise(StopReason.INTERRUPT));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.INTERRUPTED, kind(outcome));
    assertEquals(RunState.CANCELLED, outcome.state());
    assertEquals(Optional.of(StopReason.INTERRUPT), outcome.stop());
    assertEquals(List.of(), rig.journal.events("submit"));
    assertFalse(rig.bucketIsThere());
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void isNoFailureWhenItIsAskedToStopWhileTheCodeIsOnItsWay() {
    rig.listener.at("uploading", () -> rig.stop.raise(StopReason.INTERRUPT));

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.CANCELLED, outcome.state());
    assertEquals(ErrorKind.INTERRUPTED, kind(outcome));
    assertEquals(Optional.of(StopReason.INTERRUPT), outcome.stop());
    assertEquals(List.of(), rig.journal.events("submit"));
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void leavesTheJobAndItsBucketAloneWhenItIsAskedToStopWatching() {
    rig.runner.states(JobState.RUNNING);
    rig.stop.raiseAtPause(3, StopReason.TERMINATE);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.INTERRUPTED, kind(outcome));
    assertEquals(RunState.DETACHED, outcome.state());
    assertEquals(Optional.of(StopReason.TERMINATE), outcome.stop());
    assertTrue(outcome.jobMayLive());
    assertTrue(outcome.bucketExists());
    assertEquals(0, rig.runner.calls("cancel"));
    assertEquals(List.of(), rig.journal.events("delete"));
  }

  @Test
  void endsTheChildWhenItIsAskedToStop() {
    rig.plans.backend = BackendKind.LOCAL;
    rig.runner.states(JobState.RUNNING);
    rig.stop.raiseAtPause(2, StopReason.INTERRUPT);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.INTERRUPTED, kind(outcome));
    assertEquals(Optional.of(StopReason.INTERRUPT), outcome.stop());
    assertEquals(RunState.CANCELLED, outcome.state());
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
    assertEquals(1, rig.runner.calls("cancel"));
  }

  @Test
  void takesAChildThatFailsOnTheSameCtrlCAsStopped() {
    rig.plans.backend = BackendKind.LOCAL;
    rig.runner.states(JobState.RUNNING, JobState.FAILED);
    rig.stop.raiseAtPause(1, StopReason.INTERRUPT);

    TrainOutcome outcome = rig.run();

    assertEquals(Optional.of(StopReason.INTERRUPT), outcome.stop());
    assertEquals(RunState.CANCELLED, outcome.state());
  }

  @Test
  void tellsTheShellOfAStopEvenWhenSomethingElseBrokeFirst() {
    rig.listener.at("makingBucket", () -> rig.stop.raise(StopReason.TERMINATE));
    rig.store.failNext("create", failure(ErrorKind.UPSTREAM));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.UPSTREAM, kind(outcome));
    assertEquals(Optional.of(StopReason.TERMINATE), outcome.stop());
  }

  @Test
  void breaksTheFetchOffAndKeepsTheBucketForAnotherToFinish() {
    rig.jobWrites.put(new ObjectName("output/model/z.bin"), new byte[] {1});
    rig.plans.project = "my-project";
    rig.plans.machine = AftercareTest.HARDWARE;
    rig.listener.at("fetched", () -> rig.stop.raise(StopReason.INTERRUPT));

    TrainOutcome outcome = rig.run();

    assertEquals(Optional.of(StopReason.INTERRUPT), outcome.stop());
    assertEquals(ErrorKind.INTERRUPTED, kind(outcome));
    assertEquals(1, outcome.outputs().size());
    assertTrue(rig.bucketIsThere());
    assertFalse(rig.ledgers.records().contains(RecordType.CLOSED));

    rig.stop.forget();
    assertEquals(RunState.SUCCEEDED, rig.attach().state());
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
  }

  private static CarbonException failure(ErrorKind kind) {
    return new CarbonException(kind, "no answer");
  }

  private static ErrorKind kind(TrainOutcome outcome) {
    return outcome.error().orElseThrow().kind();
  }
}

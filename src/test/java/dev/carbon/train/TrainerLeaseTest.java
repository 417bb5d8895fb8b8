package dev.carbon.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobState;
import dev.carbon.ledger.RecordType;
import dev.carbon.placement.Requests;
import dev.carbon.region.Machine;
import dev.carbon.staging.ObjectName;
import dev.carbon.train.Journal.PowerCut;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that are listed late, or made twice: at most one trains, and what it makes is kept. */
class TrainerLeaseTest {
  /** More looks than carbon has patience for. */
  private static final int VERY_LATE = 50;

  private static final int AT_ONCE = 0;

  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void start() {
    rig = rig("rig");
  }

  private Rig rig(String name) {
    Rig made = new Rig(folder.resolve(name).resolve("out"));
    made.plans.project = "my-project";
    made.plans.machine =
        new Machine(
            Requests.CATALOGUE.hardware().machine("n1-standard-4").orElseThrow(), Optional.empty());
    return made;
  }

  @Test
  void aJobThatTrainsBeforeItIsListedIsNeverGivenUp() {
    killDuringSubmit(rig);
    rig.runner.hideFromFinds(VERY_LATE);

    TrainOutcome unheard = rig.resume();

    assertEquals(ErrorKind.OUTCOME_UNKNOWN, unheard.error().orElseThrow().kind());
    assertTrue(unheard.bucketExists());
    assertTrue(unheard.jobMayLive());

    rig.runner.hideFromFinds(AT_ONCE);
    assertSucceededOnce(rig, rig.resume());
  }

  @Test
  void aJobThatAppearsWhenTheRunHasEndedTrainsNothing() {
    rig.bootstrap.startLater();
    assertGivenUpInTime(rig);
  }

  @Test
  void whichIsBecauseOfTheLease() {
    rig.bootstrap.startLater();
    rig.bootstrap.ignoreLease();
    assertThrows(AssertionError.class, () -> assertGivenUpInTime(rig));

    Rig twice = rig("twice");
    twice.bootstrap.ignoreLease();
    assertThrows(AssertionError.class, () -> assertSecondJobIsFollowed(twice));
  }

  /** The run is resumed while nobody lists its job; then the job's machines start. */
  private static void assertGivenUpInTime(Rig rig) {
    killDuringSubmit(rig);
    rig.runner.hideFromFinds(VERY_LATE);

    TrainOutcome outcome = rig.resume();
    rig.bootstrap.start(job(rig, 1));

    assertEquals(ErrorKind.JOB_ENDED, outcome.error().orElseThrow().kind());
    assertEquals(RunState.CANCELLED, outcome.state());
    assertFalse(rig.bucketIsThere());
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
    assertEquals(List.of(), rig.bootstrap.trained());
  }

  @Test
  void aJobThatIsListedJustWhenItIsGivenUpIsToldToStop() {
    rig.bootstrap.startLater();
    killDuringSubmit(rig);
    rig.runner.states(JobState.RUNNING);
    rig.runner.hideFromFinds(13);

    TrainOutcome outcome = rig.resume();

    assertEquals(RunState.CANCELLED, outcome.state());
    assertEquals(ErrorKind.JOB_ENDED, outcome.error().orElseThrow().kind());
    assertEquals(1, rig.runner.calls("cancel"));
    assertTrue(
        rig.journal.events().indexOf("ledger CANCEL_INTENT")
            < rig.journal.events().indexOf("cancel"));
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void aLeaseThatWasTakenBeforeAPowerCutIsCarbonsOwn() {
    rig.bootstrap.startLater();
    killDuringSubmit(rig);
    rig.runner.hideFromFinds(VERY_LATE);
    rig.journal.killAt(16, true);
    assertThrows(PowerCut.class, rig::resume);
    assertEquals("upload _carbon/lease", last(rig.journal.events()));
    rig.journal.startAgain();
    rig.runner.hideFromFinds(AT_ONCE);

    TrainOutcome outcome = rig.resume();

    assertEquals(RunState.CANCELLED, outcome.state());
    assertEquals(1, rig.runner.calls("cancel"));
    assertFalse(rig.bucketIsThere());
    assertEquals(List.of(), rig.bootstrap.trained());
  }

  @Test
  void aJobThatStartsWhileItsBucketIsEmptiedTrainsNothing() {
    rig.bootstrap.startLater();
    killDuringSubmit(rig);
    rig.runner.hideFromFinds(VERY_LATE);
    rig.journal.killAfter("deleteObjects");
    assertThrows(PowerCut.class, rig::resume);

    rig.bootstrap.start(job(rig, 1));

    assertEquals(List.of(), rig.bootstrap.trained());
  }

  @Test
  void carbonGoesOnWithTheSecondJobWhenTheFirstHasNoLease() {
    assertSecondJobIsFollowed(rig);
  }

  /** The second of two jobs trains while the first, the one that carbon heard of, waits. */
  private static void assertSecondJobIsFollowed(Rig rig) {
    rig.bootstrap.startLater();
    rig.runner.makeTwoNext();
    rig.stop.atEveryPause(
        () -> {
          if (rig.stop.pauses() == 1) {
            rig.bootstrap.start(job(rig, 2));
            rig.bootstrap.start(job(rig, 1));
          }
        });

    TrainOutcome outcome = rig.run();

    assertSucceededOnce(rig, outcome);
    assertEquals(job(rig, 2), outcome.job().orElseThrow());
  }

  @Test
  void aFirstJobThatWaitsTooLongDoesNotTakeTheSecondOnesBucketAway() {
    rig.plans.onlyRegion = false;
    rig.bootstrap.startLater();
    rig.runner.makeTwoNext();
    rig.runner.nextStates(JobState.QUEUED);
    rig.stop.atEveryPause(
        () -> {
          if (rig.stop.pauses() == 1) {
            rig.bootstrap.start(job(rig, 2));
          }
        });

    TrainOutcome outcome = rig.run();

    assertSucceededOnce(rig, outcome);
    assertEquals(job(rig, 2), outcome.job().orElseThrow());
  }

  @Test
  void ofTwoLostJobsTheOneWithTheLeaseIsAdoptedAndTheOtherToldToStop() {
    rig.bootstrap.startLater();
    rig.runner.makeTwoNext();
    killDuringSubmit(rig);
    rig.bootstrap.start(job(rig, 2));

    TrainOutcome outcome = rig.resume();

    assertSucceededOnce(rig, outcome);
    assertEquals(job(rig, 2), outcome.job().orElseThrow());
    assertEquals(List.of("cancel job-1"), calls(rig, "cancel "));
  }

  @Test
  void nothingIsRemovedWhileTheJobThatTrainsIsNotListed() {
    rig.jobWrites.put(
        new ObjectName("output/" + JobMetrics.PARTIAL_FILE_NAME), Rig.METRICS.getBytes(UTF_8));
    rig.bootstrap.startLater();
    rig.runner.makeTwoNext();
    rig.stop.atEveryPause(
        () -> {
          if (rig.stop.pauses() == 1) {
            rig.bootstrap.start(job(rig, 2));
            rig.runner.hideFromFinds(1);
          }
        });

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.OUTCOME_UNKNOWN, outcome.error().orElseThrow().kind());
    assertTrue(rig.bucketIsThere());
    assertSucceededOnce(rig, rig.resume());
  }

  @Test
  void nothingIsRemovedWhenTheLeaseCannotBeAskedFor() {
    rig.bootstrap.startLater();
    killDuringSubmit(rig);
    rig.runner.hideFromFinds(VERY_LATE);
    rig.store.failNext("upload", new CarbonException(ErrorKind.UPSTREAM, "no answer"));

    TrainOutcome outcome = rig.resume();

    assertTrue(outcome.jobMayLive());
    assertTrue(rig.bucketIsThere());
    assertFalse(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  private static void killDuringSubmit(Rig rig) {
    Journal journal = rig.journal;
    rig.plans.onlyRegion = true;
    journal.killAfter("submit");
    assertThrows(PowerCut.class, rig::run);
    assertEquals("submit", last(journal.events()));
    journal.startAgain();
  }

  private static void assertSucceededOnce(Rig rig, TrainOutcome outcome) {
    assertEquals(Optional.empty(), outcome.error());
    assertEquals(1, rig.bootstrap.trained().size());
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
  }

  private static JobHandle job(Rig rig, int number) {
    return rig.runner.handles().get(number - 1);
  }

  private static List<String> calls(Rig rig, String prefix) {
    return rig.runner.calls().stream().filter(call -> call.startsWith(prefix)).toList();
  }

  private static String last(List<String> events) {
    return events.get(events.size() - 1);
  }
}

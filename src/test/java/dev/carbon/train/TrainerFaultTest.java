package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.ledger.RecordType;
import dev.carbon.region.Location;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.ObjectName;
import dev.carbon.train.Journal.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in which something breaks, or somebody stops them. */
class TrainerFaultTest {
  private static final Location HERE = Location.of(Plans.CHOSEN);

  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
  }

  @Test
  void removesABucketWhoseCreateWasNotAnswered() {
    rig.store.loseReplyOfNext("create", failure(ErrorKind.UPSTREAM));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.UPSTREAM, kind(outcome));
    assertFalse(rig.bucketIsThere());
    assertFalse(outcome.bucketExists());
  }

  @Test
  void tellsOfABucketThatMayExistWhenItCannotBeRemovedEither() {
    rig.store.loseReplyOfNext("create", failure(ErrorKind.UPSTREAM));
    rig.store.failNext("delete", failure(ErrorKind.UPSTREAM));

    TrainOutcome outcome = rig.run();

    assertTrue(rig.bucketIsThere());
    assertTrue(outcome.bucketExists());
    assertTrue(outcome.bucket().orElseThrow().address().startsWith("gs://carbon-"));
  }

  @Test
  void saysThatNothingExistsWhenTheBucketWasRefused() {
    rig.store.failNext("create", failure(ErrorKind.CREDENTIALS));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CREDENTIALS, kind(outcome));
    assertEquals(RunState.FAILED, outcome.state());
    assertFalse(outcome.bucketExists());
    assertEquals(List.of(), rig.journal.events("delete"));
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void removesTheBucketWhenTheUploadFails() {
    rig.store.failNext("upload", failure(ErrorKind.UPSTREAM));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.UPSTREAM, kind(outcome));
    assertEquals(RunState.FAILED, outcome.state());
    assertEquals(List.of(), rig.journal.events("submit"));
    assertFalse(rig.bucketIsThere());
  }

  @ParameterizedTest
  @EnumSource(
      value = ErrorKind.class,
      names = {"NO_REGION", "USAGE", "CREDENTIALS", "CONFIGURATION"})
  void removesTheBucketOfAJobThatWasRefused(ErrorKind refusal) {
    rig.runner.failNext("submit", failure(refusal));

    TrainOutcome outcome = rig.run();

    assertEquals(refusal, kind(outcome));
    assertEquals(RunState.FAILED, outcome.state());
    assertTrue(rig.ledgers.records().contains(RecordType.JOB_REFUSED));
    assertEquals(0, rig.runner.calls("find"));
    assertFalse(rig.bucketIsThere());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 12})
  void adoptsAJobThatAppearsWithinTheSettleTime(int looksWithoutIt) {
    rig.runner.loseReplyOfNext("submit", failure(ErrorKind.OUTCOME_UNKNOWN));
    rig.runner.hideFromFinds(looksWithoutIt);

    TrainOutcome outcome = rig.run();

    assertEquals(Optional.empty(), outcome.error());
    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(1, rig.runner.calls("submit"));
    assertTrue(rig.ledgers.records().contains(RecordType.JOB_OK));
  }

  @Test
  void keepsTheBucketWhenNobodyKnowsWhetherThereIsAJob() {
    rig.runner.failNext("submit", failure(ErrorKind.OUTCOME_UNKNOWN));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.OUTCOME_UNKNOWN, kind(outcome));
    assertEquals(RunState.UNKNOWN, outcome.state());
    assertTrue(outcome.jobMayLive());
    assertTrue(outcome.bucketExists());
    assertTrue(rig.bucketIsThere());
    assertEquals(1, rig.runner.calls("submit"));
    assertTrue(rig.clock.instant().isAfter(Instant.parse("2026-01-01T00:00:59Z")));
  }

  @Test
  void adoptsAJobAlsoWhenABugSwallowedTheAnswer() {
    failAt("submit", Fault.BUG_AFTER);

    TrainOutcome outcome = rig.run();

    assertEquals(Optional.empty(), outcome.error());
    assertEquals(1, rig.runner.submitted().size());
  }

  @Test
  void keepsLookingWhenALookForTheLostJobFails() {
    rig.runner.loseReplyOfNext("submit", failure(ErrorKind.OUTCOME_UNKNOWN));
    rig.runner.failNext("find", failure(ErrorKind.UPSTREAM));

    assertEquals(RunState.SUCCEEDED, rig.run().state());
  }

  @Test
  void watchesOnThroughHoursWithoutContact() {
    rig.runner.states(JobState.RUNNING, JobState.SUCCEEDED);
    for (int i = 0; i < 600; i++) {
      rig.runner.failNext("status", failure(ErrorKind.UPSTREAM));
    }

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
    assertTrue(rig.clock.instant().isAfter(Instant.parse("2026-01-01T09:00:00Z")));
    assertTrue(rig.listener.heard().contains("noContact"));
  }

  @Test
  void cancelsNothingOnTheWordOfAnOldAnswer() {
    rig.runner.states(JobState.PENDING, JobState.RUNNING, JobState.SUCCEEDED);
    rig.stop.atEveryPause(
        () -> {
          if (rig.stop.pauses() == 1) {
            for (int i = 0; i < 120; i++) {
              rig.runner.failNext("status", failure(ErrorKind.UPSTREAM));
            }
          }
        });

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(0, rig.runner.calls("cancel"));
  }

  @Test
  void toleratesThatANewJobIsUnknownForAWhile() {
    rig.runner.states(JobState.PENDING, JobState.RUNNING, JobState.SUCCEEDED);
    rig.jobIsUnknownFor(Duration.ofMinutes(4));

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
  }

  @Test
  void takesAJobThatStaysUnknownAsDeletedAndKeepsTheBucket() {
    rig.runner.states(JobState.RUNNING);
    rig.stop.atEveryPause(() -> rig.runner.forget(new JobHandle("job-1", HERE)));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.JOB_ENDED, kind(outcome));
    assertEquals(RunState.UNKNOWN, outcome.state());
    assertTrue(outcome.bucketExists());
    assertEquals(List.of(), rig.journal.events("delete"));
    assertTrue(rig.clock.instant().isAfter(Instant.parse("2026-01-01T00:05:00Z")));
  }

  @Test
  void doesNotTakeOneMissAndAnHourOfSilenceAsDeleted() {
    rig.runner.states(JobState.RUNNING, JobState.SUCCEEDED);
    rig.jobIsUnknownFor(Duration.ofSeconds(1));
    rig.stop.atEveryPause(
        () -> {
          if (rig.stop.pauses() == 1) {
            for (int i = 0; i < 60; i++) {
              rig.runner.failNext("status", failure(ErrorKind.UPSTREAM));
            }
          }
        });

    assertEquals(RunState.SUCCEEDED, rig.run().state());
  }

  @Test
  void triesACancelAgainThatDidNotGetThrough() {
    rig.jobWrites.clear();
    rig.runner.states(JobState.QUEUED);
    rig.runner.failNext("cancel", failure(ErrorKind.UPSTREAM));
    rig.runner.failNext("cancel", failure(ErrorKind.UPSTREAM));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.NO_REGION, kind(outcome));
    assertEquals(3, rig.runner.calls("cancel"));
    assertFalse(rig.bucketIsThere());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleteObjects", "delete"})
  void tellsOfABucketThatCannotBeRemoved(String call) {
    rig.store.failNext(call, failure(ErrorKind.UPSTREAM));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, kind(outcome));
    assertTrue(outcome.bucketExists());
    assertTrue(rig.allIsHome());
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
  void tellsWhichOutputsAreHomeWhenAnotherCannotBeFetched() {
    rig.jobWrites.put(new ObjectName("output/model/z.bin"), new byte[] {1});
    rig.listener.at("fetched", () -> rig.store.corruptDownloads(3));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, kind(outcome));
    assertEquals(
        List.of("model/weights.json"),
        outcome.outputs().stream().map(file -> file.path()).toList());
    assertTrue(outcome.bucketExists());
  }

  @Test
  void startsNothingWhenTheOutputsCouldNotBeWritten() throws IOException {
    Files.writeString(folder.resolve("out"), "a file");

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CONFIGURATION, kind(outcome));
    assertEquals(RunState.FAILED, outcome.state());
    assertEquals(List.of(), rig.journal.events("create"));
  }

  @Test
  void leavesNoEmptyFolderWhenThereIsNothingToPutIntoIt() {
    rig.store.failNext("create", failure(ErrorKind.CREDENTIALS));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CREDENTIALS, kind(outcome));
    assertFalse(Files.exists(folder.resolve("out")));
  }

  private void failAt(String event, Fault how) {
    Rig rehearsal = new Rig(folder.resolve("rehearsal"));
    rehearsal.run();
    int step = rehearsal.journal.events().indexOf(event);
    rig.journal.failSteps(step, step, how);
  }

  private static CarbonException failure(ErrorKind kind) {
    return new CarbonException(kind, "no answer");
  }

  private static ErrorKind kind(TrainOutcome outcome) {
    return outcome.error().orElseThrow().kind();
  }
}

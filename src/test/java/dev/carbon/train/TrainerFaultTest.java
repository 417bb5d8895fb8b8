package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.ObjectName;
import dev.carbon.train.Journal.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs in which something breaks. */
class TrainerFaultTest {
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

package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobState;
import dev.carbon.ledger.RecordType;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose history cannot be written, or that a bug breaks off. */
class TrainerHistoryTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
  }

  @ParameterizedTest
  @EnumSource(
      value = RecordType.class,
      names = {"BUCKET_INTENT", "UPLOAD_INTENT", "JOB_INTENT", "DELETE_INTENT"})
  void makesNoChangeThatTheHistoryCannotAnnounce(RecordType intent) {
    rig.ledgers.diskFullFrom(intent);

    TrainOutcome outcome = rig.run();

    String change =
        switch (intent) {
          case BUCKET_INTENT -> "create";
          case UPLOAD_INTENT -> "upload";
          case JOB_INTENT -> "submit";
          default -> "delete";
        };
    assertEquals(List.of(), rig.journal.events(change));
    assertTrue(outcome.error().isPresent());
    assertEquals(rig.bucketIsThere(), outcome.bucketExists());
    assertFalse(outcome.jobMayLive());
  }

  @Test
  void doesNotCancelWhatTheHistoryCannotAnnounce() {
    rig.runner.states(JobState.QUEUED);
    rig.ledgers.diskFullFrom(RecordType.CANCEL_INTENT);

    TrainOutcome outcome = rig.run();

    assertEquals(0, rig.runner.calls("cancel"));
    assertEquals(ErrorKind.CONFIGURATION, kind(outcome));
    assertTrue(outcome.jobMayLive());
    assertTrue(outcome.bucketExists());
  }

  @Test
  void tellsOfAJobThatItCouldNotWriteDown() {
    rig.ledgers.refuse(RecordType.JOB_OK);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CONFIGURATION, kind(outcome));
    assertTrue(outcome.job().isPresent());
    assertTrue(outcome.jobMayLive());
    assertTrue(rig.bucketIsThere());
    assertTrue(outcome.bucketExists());
  }

  @Test
  void tellsOfABucketThatItCouldNotWriteDown() {
    rig.ledgers.diskFullFrom(RecordType.BUCKET_OK);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CONFIGURATION, kind(outcome));
    assertTrue(rig.bucketIsThere());
    assertTrue(outcome.bucketExists());
  }

  @Test
  void leavesNoChildBehindThatItCouldNotWriteDown() {
    rig.plans.backend = BackendKind.LOCAL;
    rig.runner.states(JobState.RUNNING);
    rig.ledgers.diskFullFrom(RecordType.JOB_OK);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CONFIGURATION, kind(outcome));
    assertEquals(1, rig.runner.calls("cancel"));
    assertEquals(RunState.CANCELLED, outcome.state());
    assertTrue(outcome.bucketExists());
  }

  @Test
  void watchesOnWhenAStateCannotBeWrittenDown() {
    rig.ledgers.refuse(RecordType.JOB_STATE);

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertFalse(rig.listener.heard().contains("noContact"));
    assertEquals(3, rig.listener.states().size());
  }

  @ParameterizedTest
  @EnumSource(
      value = RecordType.class,
      names = {"BUCKET_GONE", "CLOSED"})
  void saysThatTheBucketIsGoneAlsoWhenThatCannotBeWrittenDown(RecordType record) {
    rig.ledgers.refuse(record);

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
    assertFalse(outcome.bucketExists());
    assertFalse(rig.bucketIsThere());
  }

  @ParameterizedTest
  @ValueSource(strings = {"makingBucket", "uploaded", "submitted", "stateChanged", "fetched"})
  void tellsWhatExistsWhenABugBreaksTheRunOff(String call) {
    rig.listener.breakAt(call);

    TrainOutcome outcome = rig.run();

    assertTrue(outcome.error().isPresent());
    assertEquals(rig.bucketIsThere(), outcome.bucketExists());
    assertEquals(rig.runner.submitted().size() == 1, outcome.job().isPresent());
    assertFalse(outcome.state() == RunState.PLANNED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"submitted", "stateChanged"})
  void leavesNoChildBehindWhenABugBreaksTheRunOff(String call) {
    rig.plans.backend = BackendKind.LOCAL;
    rig.runner.states(JobState.RUNNING);
    rig.listener.breakAt(call);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.INTERNAL, kind(outcome));
    assertEquals(1, rig.runner.calls("cancel"));
    assertFalse(outcome.jobMayLive());
    assertTrue(outcome.bucketExists());
  }

  private static ErrorKind kind(TrainOutcome outcome) {
    return outcome.error().orElseThrow().kind();
  }
}

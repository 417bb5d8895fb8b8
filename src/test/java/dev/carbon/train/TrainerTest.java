package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobState;
import dev.carbon.ledger.RecordType;
import dev.carbon.region.Location;
import dev.carbon.staging.ObjectName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that nobody disturbs, in every way in which a job can end. */
class TrainerTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
  }

  @Test
  void writesEachIntentBeforeItsChangeAndEachResultAfter() {
    TrainOutcome outcome = rig.run();

    assertEquals(
        List.of(
            "ledger PLAN",
            "ledger OUTPUT_INTENT",
            "ledger OUTPUT_OK",
            "ledger BUCKET_INTENT",
            "create",
            "ledger BUCKET_OK",
            "shadow _carbon/ledger.5",
            "ledger UPLOAD_INTENT",
            "upload input/carbon_bootstrap.pyz",
            "ledger UPLOAD_OK",
            "upload input/carbon_manifest.json",
            "ledger UPLOAD_OK",
            "upload input/train.py",
            "ledger UPLOAD_OK",
            "ledger JOB_INTENT",
            "shadow _carbon/ledger.10",
            "submit",
            "ledger JOB_OK",
            "shadow _carbon/ledger.11",
            "status",
            "ledger JOB_STATE",
            "shadow _carbon/ledger.12",
            "status",
            "ledger JOB_STATE",
            "shadow _carbon/ledger.13",
            "status",
            "ledger JOB_STATE",
            "shadow _carbon/ledger.14",
            "list",
            "list",
            "download output/model/weights.json",
            "ledger FETCH_OK",
            "list",
            "ledger VERIFIED",
            "shadow _carbon/ledger.16",
            "list",
            "ledger DELETE_INTENT",
            "deleteObjects",
            "deleteObjects", // the notes, last
            "delete",
            "ledger BUCKET_GONE",
            "ledger OUTPUT_FREED",
            "ledger RECEIPT",
            "ledger CLOSED"),
        rig.journal.events());
    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
    assertFalse(outcome.bucketExists());
    assertFalse(outcome.jobMayLive());
  }

  @Test
  void tellsTheListenerInOrder() {
    rig.run();

    assertEquals(
        List.of(
            "makingBucket",
            "uploaded",
            "submitted",
            "stateChanged",
            "stateChanged",
            "stateChanged",
            "fetched",
            "broughtHome",
            "bucketRemoved"),
        rig.listener.heard());
    assertEquals(
        List.of(JobState.PENDING, JobState.RUNNING, JobState.SUCCEEDED), rig.listener.states());
  }

  @Test
  void startsNothingInABucketThatLiesElsewhere() {
    rig.store.makeBucketsIn(new Location("us"));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.UPSTREAM, kind(outcome));
    assertEquals(RunState.FAILED, outcome.state());
    assertEquals(List.of(), rig.journal.events("submit"));
    assertFalse(rig.bucketIsThere());
    assertFalse(outcome.bucketExists());
  }

  @Test
  void endsAJobThatWasMadeElsewhereAndPricesItWithNoPlannedFigure() {
    rig.runner.runJobsIn(new Location("us-east1"));
    rig.runner.states(JobState.PENDING, JobState.RUNNING, JobState.RUNNING);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.UPSTREAM, kind(outcome));
    assertEquals(RunState.CANCELLED, outcome.state());
    assertEquals(1, rig.runner.calls("cancel"));
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
    assertEquals(Optional.empty(), outcome.footprint().carbon());
  }

  @Test
  void keepsTheBucketWhenAsked() {
    rig.plans.keepBucket = true;

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
    assertTrue(rig.allIsHome());
    assertTrue(outcome.bucketExists());
    assertEquals(List.of(), rig.journal.events("delete"));
    assertFalse(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void takesARunWithoutOutputsAsASuccess() {
    rig.jobWrites.clear();

    TrainOutcome outcome = rig.run();

    assertEquals(Optional.empty(), outcome.error());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void failsARunWithoutRequiredOutputsAndKeepsTheBucket() {
    rig.plans.requireOutputs = true;
    rig.jobWrites.clear();
    rig.jobWrites.put(new ObjectName("output/carbon_metrics.json"), new byte[] {'{', '}'});

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, kind(outcome));
    assertTrue(rig.bucketIsThere());
    assertTrue(outcome.bucketExists());
  }

  @Test
  void leavesNoBucketForAJobThatNeverRanAlthoughOutputsAreRequired() {
    rig.plans.requireOutputs = true;
    rig.jobWrites.clear();
    rig.runner.states(JobState.QUEUED);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.NO_REGION, kind(outcome));
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void fetchesAnObjectThatComesLate() {
    ObjectName late = new ObjectName("output/logs/late");
    rig.store.lateObject(2, late, new byte[] {7});

    TrainOutcome outcome = rig.run();

    assertEquals(Optional.empty(), outcome.error());
    assertEquals(2, outcome.outputs().size());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void fetchesTheFirstObjectAlsoWhenItComesLate() {
    rig.jobWrites.clear();
    rig.store.lateObject(2, Rig.MODEL, new byte[] {7});

    TrainOutcome outcome = rig.run();

    assertEquals(Optional.empty(), outcome.error());
    assertEquals(1, outcome.outputs().size());
  }

  @Test
  void deletesNothingWhenAnObjectAppearsAfterTheVerification() {
    rig.store.lateObject(3, new ObjectName("output/logs/late"), new byte[] {7});

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, kind(outcome));
    assertTrue(outcome.bucketExists());
    assertEquals(List.of(), rig.journal.events("delete"));
    assertFalse(rig.ledgers.records().contains(RecordType.DELETE_INTENT));
  }

  @Test
  void keepsTheBucketOfOutputsThatDoNotArriveWhole() {
    rig.store.corruptDownloads(3);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, kind(outcome));
    assertTrue(rig.bucketIsThere());
    assertEquals(List.of(), outcome.outputs());
    assertFalse(rig.allIsHome());
  }

  @Test
  void fetchesAgainWhatDidNotArriveWhole() {
    rig.store.corruptDownloads(2);

    TrainOutcome outcome = rig.run();

    assertEquals(Optional.empty(), outcome.error());
    assertTrue(rig.allIsHome());
  }

  @Test
  void promisesNothingBeforeTheRun() {
    TrainOutcome preview = Trainer.preview(rig.plans.plan(folder));

    assertEquals(RunState.PLANNED, preview.state());
    assertFalse(preview.jobMayLive());
    assertFalse(preview.bucketExists());
    assertEquals(Optional.empty(), preview.footprint().carbon());
    assertEquals(Optional.empty(), preview.duration());
  }

  private static ErrorKind kind(TrainOutcome outcome) {
    return outcome.error().orElseThrow().kind();
  }
}

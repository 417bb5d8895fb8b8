package dev.carbon.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.StoredObject;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose history was lost with its machine. */
class RediscoveryTest {
  private static final BucketName BUCKET = BucketName.of(Plans.RUN, 1);

  /** More looks than carbon has patience for. */
  private static final int VERY_LATE = 50;

  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
    rig.plans.onlyRegion = true;
  }

  @Test
  void aRunIsGoneOnWithOnAnotherMachine() {
    rig.launch();
    Optional<JobHandle> job = rig.histories().read(Plans.RUN).job();
    rig.ledgers.lose();

    FoundRun found = rig.recover().get(0);

    assertEquals(Optional.empty(), found.obstacle());
    assertTrue(found.recovered().isPresent());
    assertEquals(job, rig.histories().read(Plans.RUN).job());
    assertEquals(RunState.SUCCEEDED, rig.attach().state());
    assertTrue(rig.allIsIn(rig.usualFolder()));
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void aJobThatTheCopyDoesNotKnowIsFound() {
    rig.journal.killAfter("submit");
    killed();

    FoundRun found = rig.recover().get(0);

    assertEquals(Optional.of(rig.runner.handles().get(0)), found.summary().orElseThrow().job());
    assertEquals(RunState.SUCCEEDED, rig.attach().state());
    assertTrue(rig.allIsIn(rig.usualFolder()));
  }

  @Test
  void aCopyFromBeforeTheJobNeverMeansThatThereIsNone() {
    rig.journal.killAfter("submit");
    killed();
    removeNewestCopy();
    rig.runner.hideFromFinds(VERY_LATE);

    rig.recover();

    assertTrue(rig.ledgers.records().contains(RecordType.JOB_INTENT));
    assertTrue(rig.resume().jobMayLive());
    assertTrue(rig.cleanUp(false, false).jobMayLive());
    assertTrue(rig.bucketIsThere());
  }

  private void removeNewestCopy() {
    Bucket bucket = rig.store.find(BUCKET).orElseThrow();
    StoredObject newest =
        rig.store.list(bucket).stream()
            .filter(object -> object.name().ledgerRecords().isPresent())
            .max(Comparator.comparing(object -> object.name().ledgerRecords().getAsInt()))
            .orElseThrow();
    rig.store.deleteObjects(bucket, List.of(newest));
  }

  @Test
  void aRunThatWasLostBeforeItsJobIsClosedOnceNoJobCanTrain() {
    rig.journal.killAfter("upload input/train.py");
    killed();
    rig.recover();

    TrainOutcome outcome = rig.resume();

    assertEquals(RunState.CANCELLED, outcome.state());
    assertFalse(rig.bucketIsThere());
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void aRunWhoseBucketWasHalfEmptiedIsFinished() {
    rig.journal.killAfter("deleteObjects");
    killed();

    FoundRun found = rig.recover().get(0);

    assertEquals(Optional.empty(), found.obstacle());
    assertEquals(RunState.SUCCEEDED, rig.resume().state());
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void aBucketWithoutACopyIsTold() {
    rig.journal.killAfter("ledger BUCKET_OK");
    killed();

    FoundRun found = rig.recover().get(0);

    assertEquals(BUCKET, found.bucket().orElseThrow().name());
    assertEquals(Optional.of("the bucket holds no copy of its history"), found.obstacle());
    assertEquals(Optional.empty(), found.recovered());
    assertEquals(List.of(), rig.ledgers.records());
  }

  @Test
  void aHistoryThatIsHereIsNeverWrittenOver() {
    rig.launch();
    List<LedgerRecord> before = rig.ledgers.read(Plans.RUN);
    rig.store.write(BUCKET, ObjectName.ledger(999), "no history".getBytes(UTF_8));

    FoundRun found = rig.recover().get(0);

    assertEquals(Optional.empty(), found.recovered());
    assertEquals(Optional.empty(), found.obstacle());
    assertEquals(before, rig.ledgers.read(Plans.RUN));
  }

  @Test
  void aDamagedCopyIsNotTakenForAHistory() {
    rig.launch();
    rig.ledgers.lose();
    rig.store.write(BUCKET, ObjectName.ledger(999), "00000000 {}\n".getBytes(UTF_8));

    FoundRun found = rig.recover().get(0);

    assertTrue(found.obstacle().orElseThrow().contains("_carbon/ledger.999"));
    assertEquals(List.of(), rig.ledgers.records());
  }

  @Test
  void nothingIsChangedInTheCloud() {
    rig.launch();
    rig.ledgers.lose();
    Bucket bucket = rig.store.find(BUCKET).orElseThrow();
    var objects = rig.store.list(bucket);

    rig.recover();

    assertEquals(objects, rig.store.list(bucket));
    assertEquals(0, rig.runner.calls("cancel"));
    assertEquals(1, rig.runner.calls("submit"));
  }

  @Test
  void aJobWhoseBucketIsGoneIsFoundByItsLabel() {
    rig.runner.states(JobState.RUNNING);
    rig.launch();
    rig.ledgers.lose();
    rig.store.vanish(BUCKET);

    FoundRun found = rig.recover().get(0);

    assertEquals(Optional.empty(), found.bucket());
    assertEquals(rig.runner.handles().get(0), found.liveJobs().get(0).handle());
    assertTrue(found.obstacle().orElseThrow().contains("bucket is gone"));
    assertEquals(List.of(), rig.ledgers.records());
  }

  @Test
  void aHistoryThatWasSavedElsewhereIsBelievedNoMoreThanACopy() {
    rig.launch();
    List<LedgerRecord> saved = rig.ledgers.read(Plans.RUN);
    rig.ledgers.lose();

    FoundRun found = rig.recovery().recoverFrom(saved);

    assertEquals(Optional.empty(), found.obstacle());
    assertEquals(RunState.SUCCEEDED, rig.resume().state());
    assertTrue(rig.allIsIn(rig.usualFolder()));
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void aSavedHistoryOfARunWhoseBucketIsGoneIsClosedByResume() {
    rig.launch();
    List<LedgerRecord> saved = rig.ledgers.read(Plans.RUN);
    rig.ledgers.lose();
    rig.store.vanish(BUCKET);

    FoundRun found = rig.recovery().recoverFrom(saved);

    assertEquals(Optional.empty(), found.obstacle());
    assertFalse(rig.resume().bucketExists());
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  private void killed() {
    try {
      rig.run();
    } catch (Journal.PowerCut e) {
      rig.journal.startAgain();
    }
    rig.ledgers.lose();
  }
}

package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobState;
import dev.carbon.job.Lease;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.ObjectName;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nobody tends is removed where nothing is lost with it, and named where something is. */
class OrphanSweepTest {
  private static final BucketName BUCKET = BucketName.of(Plans.RUN, 1);

  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
  }

  @Test
  void aBucketOfALaunchThatWasKilledElsewhereIsRemoved() {
    killed("upload input/train.py");
    later();

    Orphan found = only(rig.orphans(false));
    assertTrue(found.isRemovable(), found.why());
    assertTrue(rig.bucketIsThere());
    Orphan after = rig.sweep().remove(found);

    assertEquals(Orphan.Fate.REMOVED, after.fate(), after.why());
    assertFalse(rig.bucketIsThere());
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
    List<String> events = rig.journal.events();
    assertTrue(events.indexOf("ledger DELETE_INTENT") < events.indexOf("delete"));
  }

  @Test
  void aLookChangesNothing() {
    killed("upload input/train.py");
    later();
    int before = rig.store.calls("deleteObjects") + rig.store.calls("upload");

    rig.orphans(true);

    assertEquals(before, rig.store.calls("deleteObjects") + rig.store.calls("upload"));
    assertEquals(List.of(), rig.ledgers.records());
    assertEquals(0, rig.runner.calls("cancel"));
  }

  @Test
  void whatIsNewIsLeftAlone() {
    killed("upload input/train.py");
    rig.clock.advance(Duration.ofMinutes(59));

    assertTended(rig.orphans(false));
  }

  @Test
  void whatSomebodyStillWritesToIsLeftAlone() {
    killed("upload input/train.py");
    later();
    rig.buckets.writtenAt(rig.clock.instant().minus(Duration.ofMinutes(5)));

    assertTended(rig.orphans(false));
  }

  @Test
  void aBucketWhoseJobLivesIsKeptAndTheJobToo() {
    rig.runner.states(JobState.RUNNING);
    rig.bootstrap.startLater(); // The bucket holds nothing yet that is not at home.
    rig.launch();
    rig.ledgers.lose();
    later();

    Orphan found = only(rig.orphans(true));

    assertEquals(Orphan.Fate.KEPT, found.fate());
    assertTrue(found.why().contains("its job lives"), found.why());
    assertEquals("carbon recover " + Plans.RUN + " --project my-project", found.next().get(0));
    assertEquals(0, rig.runner.calls("cancel"));
  }

  @Test
  void aRunOfThisMachineWhoseJobLivesIsTended() {
    rig.runner.states(JobState.RUNNING);
    rig.launch();
    later();

    assertTended(rig.orphans(true));
  }

  @Test
  void aBucketOfARegionThatDoesNotAnswerIsKept() {
    killed("upload input/train.py");
    later();
    rig.runner.failNext("live", new CarbonException(ErrorKind.UPSTREAM, "the region is down"));

    Orphans found = rig.orphans(false);

    assertEquals(Orphan.Fate.KEPT, only(found).fate());
    assertTrue(only(found).why().contains("the region is down"), only(found).why());
    assertFalse(found.isClean());
  }

  @Test
  void outputsThatAreNotAtHomeAreKept() {
    rig.launch();
    endJob();
    rig.ledgers.lose();
    later();

    Orphan found = only(rig.orphans(false));

    assertEquals(Orphan.Fate.KEPT, found.fate());
    assertTrue(found.why().contains("1 file (9 bytes)"), found.why());
    assertEquals(
        List.of(
            "carbon recover " + Plans.RUN + " --project my-project",
            "carbon fetch " + Plans.RUN,
            "carbon cleanup " + Plans.RUN + " --discard"),
        found.next());
  }

  @Test
  void outputsThatAreAtHomeAreNoReason() {
    rig.launch();
    endJob();
    rig.fetch(Optional.empty());
    later();

    Orphan found = only(rig.orphans(false));

    assertEquals(Orphan.Fate.REMOVED, rig.sweep().remove(found).fate());
    assertFalse(rig.bucketIsThere());
    assertTrue(rig.allIsHome());
  }

  @Test
  void outputsThatCameInBetweenAreNotLost() {
    killed("upload input/train.py");
    later();
    Orphan found = only(rig.orphans(false));
    rig.store.write(BUCKET, Rig.MODEL, "late".getBytes(StandardCharsets.UTF_8));

    assertEquals(Orphan.Fate.KEPT, rig.sweep().remove(found).fate());
    assertTrue(rig.bucketIsThere());
  }

  @Test
  void whatAnotherProcessWorksOnIsTended() {
    rig.launch();
    endJob();
    later();
    rig.ledgers.hold();

    assertTended(rig.orphans(true));
  }

  @Test
  void aBucketThatWasToBeKeptIsTended() {
    rig.plans.keepBucket = true;
    rig.run();
    later();

    assertTended(rig.orphans(false));
  }

  @Test
  void aJobThatHasBegunAndThatNoRegionListsIsAReason() {
    killed("upload input/train.py");
    rig.store.write(BUCKET, Lease.NAME, "somebody\n".getBytes(StandardCharsets.UTF_8));
    later();

    Orphan found = only(rig.orphans(false));

    assertEquals(Orphan.Fate.KEPT, found.fate());
    assertTrue(found.why().contains("no region lists"), found.why());
  }

  @Test
  void aBucketWithoutAHistoryGoesOnlyWhileItHoldsNothingButNotes() {
    killed("ledger BUCKET_OK");
    rig.store.write(BUCKET, ObjectName.ledger(1), "no history".getBytes(StandardCharsets.UTF_8));
    later();

    Orphan found = only(rig.orphans(false));
    assertEquals(Orphan.Fate.REMOVED, rig.sweep().remove(found).fate());

    assertFalse(rig.bucketIsThere());
    assertTrue(rig.ledgers.records().contains(RecordType.DELETE_INTENT));
    assertTrue(Histories.isMute(rig.histories().records(Plans.RUN)));
  }

  @Test
  void whatComesInBetweenIntoABucketWithoutAHistoryIsNotLost() {
    killed("ledger BUCKET_OK");
    later();
    Orphan found = only(rig.orphans(false));
    rig.store.write(BUCKET, Rig.MODEL, "late".getBytes(StandardCharsets.UTF_8));

    assertEquals(Orphan.Fate.KEPT, rig.sweep().remove(found).fate());
    assertTrue(rig.bucketIsThere());
  }

  @Test
  void aBucketWithoutAHistoryThatHoldsAnythingIsKept() {
    killed("ledger BUCKET_OK");
    ObjectName unknown = ObjectName.input("results.csv");
    rig.store.write(BUCKET, unknown, "1".getBytes(StandardCharsets.UTF_8));
    later();

    Orphan found = only(rig.orphans(false));

    assertEquals(Orphan.Fate.KEPT, found.fate());
    assertEquals(List.of("gcloud storage ls --recursive gs://" + BUCKET), found.next());
  }

  @Test
  void aJobWhoseBucketIsGoneIsNamedAndEndedOnlyWhenThatWasSaid() {
    homelessJob();

    Orphan named = only(rig.orphans(false));
    assertEquals(Orphan.Fate.KEPT, named.fate());
    Orphan found = only(rig.orphans(true));
    assertTrue(found.isRemovable());
    assertEquals(0, rig.runner.calls("cancel"));
    Orphan after = rig.sweep().remove(found);

    assertEquals(Orphan.Fate.REMOVED, after.fate(), after.why());
    List<String> events = rig.journal.events();
    assertTrue(rig.ledgers.records().contains(RecordType.CANCEL_INTENT));
    assertEquals(1, events.stream().filter("cancel"::equals).count());
    assertTrue(rig.orphans(true).isClean());
  }

  @Test
  void aJobThatDoesNotStopIsNotGone() {
    homelessJob();
    rig.runner.ignoreCancel();

    Orphan after = rig.sweep().remove(only(rig.orphans(true)));

    assertEquals(Orphan.Fate.KEPT, after.fate());
    assertFalse(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void withoutARecordOnDiskNothingIsRemoved() {
    killed("upload input/train.py");
    later();
    Orphan found = only(rig.orphans(false));
    rig.ledgers.refuse(RecordType.DELETE_INTENT);

    assertEquals(Orphan.Fate.KEPT, rig.sweep().remove(found).fate());
    assertEquals(0, rig.store.calls("deleteObjects"));
    assertTrue(rig.bucketIsThere());
  }

  private void homelessJob() {
    rig.runner.states(JobState.RUNNING);
    rig.launch();
    rig.ledgers.lose();
    rig.store.vanish(BUCKET);
    later();
  }

  private void killed(String event) {
    rig.journal.killAfter(event);
    try {
      rig.run();
    } catch (Journal.PowerCut e) {
      rig.journal.startAgain();
    }
    rig.ledgers.lose();
  }

  private void later() {
    rig.clock.advance(Duration.ofHours(2));
  }

  /** Somebody has watched it to its end. */
  private void endJob() {
    rig.runner.scriptOfAll(JobState.SUCCEEDED);
    var unused = rig.runner.status(rig.runner.handles().get(0));
  }

  private static Orphan only(Orphans orphans) {
    assertEquals(1, orphans.found().size(), orphans::toString);
    return orphans.found().get(0);
  }

  private static void assertTended(Orphans orphans) {
    assertEquals(List.of(), orphans.found());
    assertEquals(1, orphans.tended());
    assertTrue(orphans.isClean());
  }
}

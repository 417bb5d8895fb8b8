package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.LedgerText;
import dev.carbon.ledger.RecordType;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The copy of a run's history in its bucket. */
class TrainerShadowTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
  }

  @Test
  void theNewestCopyHoldsTheHistoryUpToTheJob() {
    rig.launch();

    assertEquals(rig.ledgers.records(), newestCopy().stream().map(LedgerRecord::type).toList());
    assertEquals(rig.ledgers.read(Plans.RUN), newestCopy());
  }

  @Test
  void aCopyTellsOfAJobBeforeItIsAskedFor() {
    rig.launch();

    List<String> events = rig.journal.events();
    int submit = events.indexOf("submit");
    assertTrue(events.get(submit - 1).startsWith("shadow "), events.toString());
    assertEquals("ledger JOB_INTENT", events.get(submit - 2));
  }

  @Test
  void aCopyFollowsEachNewStateOfTheJob() {
    rig.plans.keepBucket = true;

    rig.run();

    long states = rig.ledgers.records().stream().filter(r -> r == RecordType.JOB_STATE).count();
    assertEquals(3, states);
    assertEquals(3 + 4, rig.journal.events("shadow ").size());
    assertEquals(RecordType.VERIFIED, newestCopy().get(newestCopy().size() - 1).type());
  }

  @Test
  void anotherProcessGoesOnWithTheCopies() {
    rig.plans.keepBucket = true;
    rig.launch();
    int before = newestCopy().size();

    rig.attach();

    assertTrue(newestCopy().size() > before);
  }

  @Test
  void aStoreThatTakesNoCopyEndsNoRun() {
    for (int step = 0; step < 60; step++) {
      Rig once = new Rig(folder.resolve("out" + step));
      once.run();
      if (step >= once.journal.events().size()) {
        return;
      }
      if (!once.journal.events().get(step).startsWith("shadow ")) {
        continue;
      }
      Rig broken = new Rig(folder.resolve("broken" + step));
      broken.journal.failSteps(step, step, Journal.Fault.REFUSED);

      TrainOutcome outcome = broken.run();

      assertEquals(RunState.SUCCEEDED, outcome.state());
      assertTrue(outcome.error().isEmpty());
      assertFalse(broken.bucketIsThere());
    }
  }

  @Test
  @Timeout(60)
  void aStoreThatIsSilentIsNotWaitedFor() throws InterruptedException {
    CountDownLatch brokenOff = new CountDownLatch(1);
    Stager silent = silent(brokenOff);
    Bucket bucket = new Bucket(BucketName.of(Plans.RUN, 1), "gs://b", Location.LOCAL, 1);

    new ShadowCopy(silent, Duration.ofMillis(20)).write(bucket, List.of());

    assertTrue(brokenOff.await(30, TimeUnit.SECONDS), "the upload goes on");
  }

  @Test
  void aRehearsalHasNoCopy() {
    rig.plans.backend = BackendKind.LOCAL;

    rig.run();

    assertEquals(List.of(), rig.journal.events("shadow "));
  }

  /** A store that does not answer until it is interrupted. */
  private static Stager silent(CountDownLatch brokenOff) {
    return (Stager)
        Proxy.newProxyInstance(
            Stager.class.getClassLoader(),
            new Class<?>[] {Stager.class},
            (proxy, method, arguments) -> {
              try {
                new CountDownLatch(1).await();
              } finally {
                brokenOff.countDown();
              }
              return null;
            });
  }

  private List<LedgerRecord> newestCopy() {
    Bucket bucket = rig.store.find(BucketName.of(Plans.RUN, 1)).orElseThrow();
    StoredObject newest =
        rig.store.list(bucket).stream()
            .filter(object -> object.name().ledgerRecords().isPresent())
            .max(Comparator.comparing(object -> object.name().ledgerRecords().getAsInt()))
            .orElseThrow();
    Path copy = folder.resolve("copy" + System.nanoTime());
    rig.store.download(bucket, newest, copy);
    try {
      return LedgerText.read("the copy", Files.readAllBytes(copy));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.RegionRefusal;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobState;
import dev.carbon.ledger.RecordType;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.BucketName;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs that go on in another region when the first one does not take the job. */
class TrainerFailoverTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
    rig.plans.project = "my-project";
    rig.plans.onlyRegion = false;
  }

  @Test
  void goOnInTheNextRegionWhenTheJobIsRefused() {
    rig.runner.failNext("submit", noQuota());

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Plans.OTHER, outcome.plan().chosen().region().id());
    assertEquals(2, outcome.plan().attempt());
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
    RefusedAttempt first = outcome.earlier().get(0);
    assertEquals(1, first.number());
    assertEquals(Plans.CHOSEN, first.refused().region());
    assertEquals("no quota", first.refused().message());
    assertTrue(rig.listener.heard().contains("movingOn us-central1"));
  }

  @Test
  void closeAnAttemptOnDiskBeforeTheNextBucketIsMade() {
    rig.runner.failNext("submit", noQuota());

    rig.run();

    List<String> events = rig.journal.events();
    assertTrue(
        events.lastIndexOf("ledger BUCKET_INTENT") > events.indexOf("ledger ATTEMPT_END"),
        events::toString);
    assertTrue(
        events.indexOf("ledger ATTEMPT_END") > events.indexOf("ledger BUCKET_GONE"),
        events::toString);
    assertEquals(2, rig.ledgers.records().stream().filter(RecordType.PLAN::equals).count());
    assertEquals("europe-north1", rig.ledgers.facts(RecordType.ATTEMPT_END).get("region"));
  }

  @Test
  void useABucketAndLabelsOfTheirOwnForEachAttempt() {
    rig.store.failNext(
        "create",
        CarbonException.refused(RegionRefusal.POLICY, "not allowed here", "policy", null, null));

    TrainOutcome outcome = rig.run();

    JobSpec job = rig.runner.submitted().get(0);
    assertEquals(BucketName.of(outcome.plan().run(), 2), job.bucket());
    assertEquals("2", job.labels().get("carbon-attempt"));
    assertEquals(1, rig.runner.submitted().size());
  }

  @Test
  void cancelAJobThatWaitsTooLongAndSeeItEndedBeforeTheNextIsMade() {
    rig.runner.nextStates(JobState.QUEUED);

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(RegionRefusal.CAPACITY, outcome.earlier().get(0).refused().why());
    List<String> calls = rig.runner.calls();
    int cancelled = calls.indexOf("cancel job-1");
    int lastLook = calls.lastIndexOf("status job-1");
    assertTrue(cancelled > 0 && lastLook > cancelled, calls::toString);
    assertTrue(lastLook < calls.indexOf("status job-2"), calls::toString);
    assertEquals("CANCELLED", rig.ledgers.facts(RecordType.ATTEMPT_END).get("jobState"));
  }

  @Test
  void doNotGoOnWhileAJobWillNotStop() {
    rig.runner.nextStates(JobState.QUEUED);
    rig.runner.ignoreCancel();

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, outcome.error().orElseThrow().kind());
    assertEquals(1, rig.runner.submitted().size());
    assertTrue(outcome.bucketExists());
  }

  @Test
  void doNotGoOnWhileTheBucketIsThere() {
    rig.runner.failNext("submit", noQuota());
    rig.store.failNext("delete", new CarbonException(ErrorKind.CREDENTIALS, "not allowed"));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, outcome.error().orElseThrow().kind());
    assertTrue(outcome.error().orElseThrow().text().contains("no quota"));
    assertTrue(outcome.bucketExists());
    assertEquals(1, rig.journal.events("create").size());
  }

  @Test
  void doNotGoOnWhenTheEndOfTheAttemptCannotBeWrittenDown() {
    rig.runner.failNext("submit", noQuota());
    rig.ledgers.refuse(RecordType.ATTEMPT_END);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.CONFIGURATION, outcome.error().orElseThrow().kind());
    assertEquals(1, rig.journal.events("create").size());
  }

  @Test
  void endWithAnOutcomeWhenTheListenerBreaksBetweenTwoRegions() {
    rig.runner.failNext("submit", noQuota());
    rig.listener.breakAt("movingOn us-central1");

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.INTERNAL, outcome.error().orElseThrow().kind());
    assertEquals(1, rig.journal.events("create").size());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void doNotCarryABadSpecificationThroughTheRegions() {
    rig.runner.failNext("submit", new CarbonException(ErrorKind.USAGE, "a bad image"));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.USAGE, outcome.error().orElseThrow().kind());
    assertEquals(1, rig.journal.events("create").size());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void endWhenEveryRegionHasRefusedAndTellTheWordsOfEach() {
    rig.runner.failNext("submit", noQuota());
    rig.runner.failNext(
        "submit",
        CarbonException.refused(RegionRefusal.CAPACITY, "no machines", "sold out", null, null));

    TrainOutcome outcome = rig.run();

    CarbonException error = outcome.error().orElseThrow();
    assertEquals(ErrorKind.NO_REGION, error.kind());
    assertTrue(error.text().contains("europe-north1: no quota"), error.text());
    assertTrue(error.text().contains("us-central1: sold out"), error.text());
    assertEquals(
        List.of(Plans.CHOSEN, Plans.OTHER),
        outcome.refusals().stream().map(attempt -> attempt.refused().region()).toList());
    assertEquals(2, outcome.refusals().get(1).number());
    assertFalse(rig.bucketIsThere());
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void tryNoMoreRegionsThanAllowed() {
    rig.plans.maxAttempts = 1;
    rig.runner.failNext("submit", noQuota());

    TrainOutcome outcome = rig.run();

    assertEquals("could not submit: no quota", outcome.error().orElseThrow().text());
    assertEquals(1, rig.journal.events("create").size());
  }

  @ParameterizedTest
  @CsvSource({"true, raise --max-attempts", "false, widen --regions"})
  void blameTheLimitOnlyWhereItKeptARegionFromBeingTried(boolean oneIsLeft, String hint) {
    rig.plans.maxAttempts = 2;
    rig.plans.thirdRegion = oneIsLeft;
    rig.runner.failNext("submit", noQuota());
    rig.runner.failNext("submit", noQuota());

    TrainOutcome outcome = rig.run();

    CarbonException error = outcome.error().orElseThrow();
    assertTrue(error.hint().orElseThrow().startsWith(hint), error.hint()::toString);
    assertEquals(2, outcome.refusals().size());
  }

  @Test
  void doNotGoOnOnceSomebodyWantsThemToStop() {
    rig.runner.failNext("submit", noQuota());
    rig.listener.at("uploaded", () -> rig.stop.raise(StopReason.INTERRUPT));

    TrainOutcome outcome = rig.run();

    assertEquals(StopReason.INTERRUPT, outcome.stop().orElseThrow());
    assertEquals(1, rig.journal.events("create").size());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void countWhatAJobUsedBeforeItsMachinesWereTaken() {
    rig.runner.nextStates(JobState.RUNNING, JobState.RUNNING, JobState.FAILED);
    rig.runner.refusing(RegionRefusal.CAPACITY);
    rig.runner.error("Resources are insufficient");

    TrainOutcome outcome = rig.run();

    RefusedAttempt lost = outcome.earlier().get(0);
    double lostGrams = lost.footprint().carbon().orElseThrow().value();
    double lostDollars = lost.footprint().cost().orElseThrow().value();
    assertTrue(lostGrams > 0 && lostDollars > 0);
    TrainOutcome alone = onlyTheSecond();
    assertEquals(
        alone.footprint().carbon().orElseThrow().value() + lostGrams,
        outcome.footprint().carbon().orElseThrow().value(),
        1e-9);
    assertEquals(
        alone.footprint().cost().orElseThrow().value() + lostDollars,
        outcome.footprint().cost().orElseThrow().value(),
        1e-9);
    assertEquals(
        alone.savings().saved().orElseThrow().value() - lostGrams,
        outcome.savings().saved().orElseThrow().value(),
        1e-9);
    assertTrue(rig.allIsIn(rig.output.resolve("attempt-1")));
    assertTrue(rig.allIsHome());
    assertEquals(2, outcome.allOutputs().size());
  }

  private TrainOutcome onlyTheSecond() {
    Rig other = new Rig(folder.resolve("other"));
    other.plans.onlyRegion = false;
    other.runner.failNext("submit", noQuota());
    return other.run();
  }

  private static CarbonException noQuota() {
    return CarbonException.refused(
        RegionRefusal.QUOTA, "could not submit: no quota", "no quota", "allow more", null);
  }
}

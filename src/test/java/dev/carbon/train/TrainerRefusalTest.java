package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.RegionRefusal;
import dev.carbon.job.JobState;
import dev.carbon.ledger.RecordType;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.placement.Refused;
import dev.carbon.region.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that a region refuses. */
class TrainerRefusalTest {
  private static final String PROJECT = "my-project";
  private static final Workers WORKERS = Workers.one(Plans.machine());

  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
    rig.plans.project = PROJECT;
  }

  @ParameterizedTest
  @EnumSource(RegionRefusal.class)
  void rememberThatTheJobWasRefusedAndWhy(RegionRefusal why) {
    rig.runner.failNext("submit", refusal(why, "the quota is used up"));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.NO_REGION, outcome.error().orElseThrow().kind());
    assertEquals(
        List.of(new Refused(Plans.CHOSEN, why, "the quota is used up", rig.clock.instant())),
        remembered());
  }

  @Test
  void rememberThatTheBucketWasRefused() {
    rig.store.failNext("create", refusal(RegionRefusal.POLICY, "not allowed here"));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.NO_REGION, outcome.error().orElseThrow().kind());
    assertFalse(outcome.bucketExists());
    assertEquals(RegionRefusal.POLICY, remembered().get(0).why());
    assertEquals(List.of(), rig.journal.events("submit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"submit", "create", "upload"})
  void rememberNothingOfAnyOtherFailure(String call) {
    CarbonException failure = new CarbonException(ErrorKind.NO_REGION, "too many calls a minute");
    rig.runner.failNext(call, failure);
    rig.store.failNext(call, failure);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.NO_REGION, outcome.error().orElseThrow().kind());
    assertEquals(0, rig.remembered.clear());
  }

  @Test
  void rememberAStockoutThatEndedTheJobAndLeaveNothingBehind() {
    rig.runner.states(JobState.PENDING, JobState.FAILED);
    rig.runner.error("Resources are insufficient in region: here. Try a different region.");
    rig.runner.refusing(RegionRefusal.CAPACITY);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.NO_REGION, outcome.error().orElseThrow().kind());
    assertFalse(outcome.bucketExists());
    assertFalse(rig.bucketIsThere());
    assertTrue(rig.allIsIn(rig.output.resolve("attempt-1")));
    Refused kept = remembered().get(0);
    assertEquals(RegionRefusal.CAPACITY, kept.why());
    assertEquals(
        "Resources are insufficient in region: here. Try a different region.", kept.message());
  }

  @Test
  void rememberNothingWhenNoProjectIsKnown() {
    rig.plans.project = null;
    rig.runner.failNext("submit", refusal(RegionRefusal.QUOTA, "the quota is used up"));

    assertEquals(ErrorKind.NO_REGION, rig.run().error().orElseThrow().kind());
    assertEquals(0, rig.remembered.clear());
  }

  @Test
  void rememberOneLineOfBoundedLengthWithoutTokens() {
    String words = "no\n\u001b[2J quota for Bearer ya29.secret\u202e" + " and so on".repeat(500);
    rig.runner.failNext("submit", refusal(RegionRefusal.QUOTA, words));

    rig.run();

    String kept = remembered().get(0).message();
    assertTrue(kept.startsWith("no [2J quota for"), kept);
    assertTrue(kept.length() <= 300, kept);
    assertFalse(kept.contains("ya29.secret"), kept);
    assertTrue(kept.codePoints().noneMatch(Character::isISOControl), kept);
  }

  @Test
  void rememberARefusalWithoutWords() {
    rig.runner.failNext("submit", refusal(RegionRefusal.QUOTA, ""));

    rig.run();

    assertEquals("it gave no reason", remembered().get(0).message());
  }

  @Test
  void areTheSameWhenItCannotBeRemembered() {
    rig.refusals = new BrokenMemory();
    rig.runner.failNext("submit", refusal(RegionRefusal.QUOTA, "the quota is used up"));

    TrainOutcome outcome = rig.run();

    assertEquals("could not submit: the quota is used up", outcome.error().orElseThrow().text());
    assertEquals(RunState.FAILED, outcome.state());
    assertFalse(rig.bucketIsThere());
    assertTrue(rig.ledgers.records().contains(RecordType.JOB_REFUSED));
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void rememberTheTimeOfTheRefusalAndNotOfThePlan() {
    rig.clock.advance(Duration.ofHours(5));
    rig.runner.failNext("submit", refusal(RegionRefusal.QUOTA, "the quota is used up"));

    rig.run();

    assertEquals(rig.clock.instant(), remembered().get(0).at());
  }

  private List<Refused> remembered() {
    return rig.remembered.lately(PROJECT, WORKERS);
  }

  private static CarbonException refusal(RegionRefusal why, String words) {
    return CarbonException.refused(why, "could not submit: " + words, words, "go elsewhere", null);
  }

  /** Fails at everything. */
  private static final class BrokenMemory implements RefusalMemory {
    @Override
    public List<Refused> lately(String project, Workers workers) {
      throw new IllegalStateException("broken");
    }

    @Override
    public void remember(String project, Workers workers, Refused refused) {
      throw new IllegalStateException("broken");
    }

    @Override
    public int clear() {
      throw new IllegalStateException("broken");
    }
  }
}

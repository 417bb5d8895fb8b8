package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobState;
import dev.carbon.ledger.RecordType;
import dev.carbon.placement.Requests;
import dev.carbon.region.Machine;
import dev.carbon.train.Journal.PowerCut;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs whose process is killed at every step, and then finished by another. */
class TrainerRecoveryTest {
  private static final long SEED = 20261121;
  private static final int RANDOM_RUNS = 100;
  private static final int MOST_KILLS = 6;

  /** As the catalogue has it, where another process looks it up. */
  private static final Machine HARDWARE =
      new Machine(
          Requests.CATALOGUE.hardware().machine("n1-standard-4").orElseThrow(), Optional.empty());

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void finishesARunThatWasKilledBeforeOrAfterAnyStep(boolean after) {
    int steps = steps();
    for (int step = 1; step < steps; step++) {
      Rig rig = rig("killed-" + after + "-" + step);
      rig.journal.killAt(step, after);
      assertThrows(PowerCut.class, rig::run);

      rig.journal.startAgain();
      if (isOpen(rig)) {
        assertFinished(rig, rig.resume(), story(rig, step));
      }
      assertNothingLostOrLeft(rig, story(rig, step));
    }
  }

  private static boolean isOpen(Rig rig) {
    return !rig.ledgers.records().contains(RecordType.CLOSED);
  }

  @Test
  void finishesRunsThatAreKilledAgainAndAgain() {
    int steps = steps();
    for (int number = 0; number < RANDOM_RUNS; number++) {
      Random random = new Random(SEED + number);
      Rig rig = rig("random-" + number);
      rig.journal.killAt(1 + random.nextInt(steps - 1), random.nextBoolean());
      assertThrows(PowerCut.class, rig::run);
      boolean killed = true;
      for (int kill = 1; killed && kill < MOST_KILLS && isOpen(rig); kill++) {
        rig.journal.startAgain();
        rig.journal.killAt(random.nextInt(steps), random.nextBoolean());
        killed = isKilledAgain(rig);
      }
      rig.journal.startAgain();

      if (isOpen(rig)) {
        assertFinished(rig, rig.resume(), story(rig, number));
      }
      assertNothingLostOrLeft(rig, story(rig, number));
    }
  }

  private static boolean isKilledAgain(Rig rig) {
    try {
      TrainOutcome unused = rig.resume();
      return false;
    } catch (PowerCut e) {
      return true;
    }
  }

  @Test
  void aRunThatCarbonToldToStopIsTakenForWhatItWas() {
    Rig rig = rig("queued");
    rig.plans.onlyRegion = false;
    rig.runner.states(JobState.QUEUED);
    rig.journal.killAt(indexOfFirst(rig, "cancel"), true);
    assertThrows(PowerCut.class, rig::run);

    rig.journal.startAgain();
    TrainOutcome outcome = rig.resume();

    assertEquals(ErrorKind.NO_REGION, outcome.error().orElseThrow().kind());
    assertFalse(rig.bucketIsThere());
  }

  private int indexOfFirst(Rig like, String event) {
    Rig rehearsal = rig("rehearsal-of-" + event);
    rehearsal.plans.onlyRegion = like.plans.onlyRegion;
    rehearsal.runner.states(JobState.QUEUED);
    TrainOutcome unused = rehearsal.run();
    return rehearsal.journal.events().indexOf(event);
  }

  private int steps() {
    Rig rehearsal = rig("rehearsal");
    assertEquals(RunState.SUCCEEDED, rehearsal.run().state());
    return rehearsal.journal.steps();
  }

  private Rig rig(String name) {
    Rig rig = new Rig(folder.resolve(name).resolve("out"));
    rig.plans.project = "my-project";
    rig.plans.machine = HARDWARE;
    return rig;
  }

  private static void assertFinished(Rig rig, TrainOutcome outcome, String story) {
    assertNothingLostOrLeft(rig, story);
    assertEquals(!rig.runner.submitted().isEmpty(), outcome.error().isEmpty(), story);
    outcome.error().ifPresent(e -> assertEquals(ErrorKind.JOB_ENDED, e.kind(), story));
    assertFalse(outcome.bucketExists(), story);
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED), story);
  }

  private static void assertNothingLostOrLeft(Rig rig, String story) {
    assertTrue(rig.runner.submitted().size() <= 1, () -> "two jobs: " + story);
    assertFalse(rig.bucketIsThere(), () -> "orphan: " + story);
    assertTrue(rig.runner.submitted().isEmpty() || rig.allIsHome(), () -> "lost: " + story);
  }

  private static String story(Rig rig, int number) {
    List<String> events = rig.journal.events();
    return number + ": " + events;
  }
}

package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobState;
import dev.carbon.ledger.RecordType;
import dev.carbon.train.Journal.PowerCut;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A rehearsal whose carbon was killed while the script ran: only who is asked to ends it. */
class LivingChildTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void killCarbon() {
    rig = new Rig(folder.resolve("out"));
    rig.plans.backend = BackendKind.LOCAL;
    rig.plans.machine = AftercareTest.HARDWARE;
    rig.runner.states(JobState.RUNNING);
    rig.journal.killAfter("status");
    assertThrows(PowerCut.class, rig::run);
    rig.journal.startAgain();
  }

  @Test
  void aFetchBringsWhatThereIsAndLetsItRun() {
    TrainOutcome outcome = rig.fetch(Optional.empty());

    assertEquals(Optional.empty(), outcome.error());
    assertEquals(RunState.RUNNING, outcome.state());
    assertTrue(rig.allIsHome());
    assertEquals(0, rig.runner.calls("cancel"));
  }

  @Test
  void aCleanupRefusesAndLetsItRun() {
    TrainOutcome outcome = rig.cleanUp(false, false);

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, outcome.error().orElseThrow().kind());
    assertTrue(outcome.jobMayLive());
    assertTrue(rig.bucketIsThere());
    assertEquals(0, rig.runner.calls("cancel"));
  }

  @Test
  void aCancelEndsItAndLeavesNothing() {
    assertEquals(RunState.CANCELLED, rig.cancel().state());

    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }
}

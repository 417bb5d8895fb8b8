package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.RegionRefusal;
import dev.carbon.job.JobState;
import dev.carbon.train.Journal.PowerCut;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run whose first region took its machines away after it had trained there for a while. */
class TrainerEarlierAttemptsTest {
  @TempDir private Path folder;

  @Test
  void areCountedByWhoeverTakesTheRunUp() {
    Rig whole = rig("whole");
    TrainOutcome told = whole.run();
    Rig rig = rig("killed");
    rig.journal.killAt(whole.journal.events().lastIndexOf("submit"), true);
    assertThrows(PowerCut.class, rig::run);
    rig.journal.startAgain();

    TrainOutcome resumed = rig.resume();

    assertEquals(RunState.SUCCEEDED, resumed.state());
    assertEquals(1, resumed.earlier().size());
    assertEquals(told.earlier().get(0).footprint(), resumed.earlier().get(0).footprint());
    assertEquals(told.footprint().energy(), resumed.footprint().energy());
    assertEquals(told.footprint().cost(), resumed.footprint().cost());
    assertEquals(told.savings().saved(), resumed.savings().saved());
  }

  private Rig rig(String name) {
    Rig rig = Rig.takenUpElsewhere(folder.resolve(name).resolve("out"));
    rig.plans.onlyRegion = false;
    rig.runner.nextStates(JobState.RUNNING, JobState.RUNNING, JobState.FAILED);
    rig.runner.refusing(RegionRefusal.CAPACITY);
    rig.runner.error("no machine is left");
    return rig;
  }
}

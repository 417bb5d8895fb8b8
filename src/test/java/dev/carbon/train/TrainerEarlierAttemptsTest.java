package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.RegionRefusal;
import dev.carbon.footprint.Footprint;
import dev.carbon.job.JobState;
import dev.carbon.train.Journal.PowerCut;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

  @Test
  void areAllThereIsToTellWhenTheLastRegionHasNoMachine() {
    Rig rig = rig("refused");
    rig.runner.states(JobState.QUEUED);

    TrainOutcome outcome = rig.run();

    RefusedAttempt first = outcome.earlier().get(0);
    assertEquals(2, outcome.refusals().size());
    assertTrue(first.footprint().energy().isPresent());
    assertEquals(first.footprint(), outcome.footprint());
    assertEquals(first.ran(), outcome.ran());
    assertEquals(
        first.details().orElseThrow().carbon().orElseThrow().energy(),
        outcome.energyParts().orElseThrow());
    assertEquals(first.details().orElseThrow().functionalUnits(), outcome.functionalUnits());
  }

  @Test
  void ofWhichNobodyKnowsHowLongTheyRanMakeTheSumsUnknown() {
    TrainOutcome outcome = rig("whole").run();
    RefusedAttempt first = outcome.earlier().get(0);
    RefusedAttempt unknown =
        new RefusedAttempt(
            1,
            first.refused(),
            Optional.empty(),
            Footprint.ofCost(Optional.empty()),
            Optional.empty(),
            List.of());

    TrainOutcome told = new Rig(folder.resolve("single")).run().after(List.of(unknown));

    assertEquals(Optional.empty(), told.footprint().energy());
    assertEquals(Optional.empty(), told.footprint().cost());
    assertEquals(Optional.empty(), told.ran());
    assertEquals(Optional.empty(), told.energyParts());
    assertEquals(Optional.empty(), told.savings().saved());
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

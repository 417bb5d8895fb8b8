package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.ErrorKind;
import dev.carbon.job.FakeJobRunner;
import dev.carbon.job.JobState;
import dev.carbon.ledger.RecordType;
import dev.carbon.unit.Dollars;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that may cost only so much: the plans' machines cost 2 dollars an hour. */
class TrainerCostTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
  }

  @Test
  void giveTheCloudNoMoreTimeThanTheMoneyLastsFor() {
    rig.plans.maxCost = new Dollars(1);

    rig.run();

    assertEquals(Duration.ofMinutes(30), rig.runner.submitted().get(0).timeout());
  }

  @Test
  void leaveAShorterTimeoutAsItIs() {
    rig.plans.maxCost = new Dollars(1000);

    rig.run();

    assertEquals(Duration.ofHours(24), rig.runner.submitted().get(0).timeout());
  }

  @Test
  void payForTheTransferOfTheirDataFirst() {
    rig.plans.maxCost = new Dollars(3);
    rig.plans.toChosen = Plans.Move.of(100, 2.0, 1.0);

    assertEquals(Duration.ofMinutes(30), rig.plans.plan(rig.output).timeout());
  }

  @Test
  void areCancelledBeforeTheMoneyIsUsedUpAndLoseNothing() {
    rig.plans.maxCost = new Dollars(1);
    rig.runner.states(JobState.RUNNING);

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.JOB_ENDED, outcome.error().orElseThrow().kind());
    assertEquals(RunState.CANCELLED, outcome.state());
    assertEquals("TOO_EXPENSIVE", rig.ledgers.facts(RecordType.CANCEL_INTENT).get("why"));
    Duration ran = Duration.between(FakeJobRunner.START, rig.clock.instant());
    assertTrue(ran.compareTo(Duration.ofMinutes(27)) >= 0, ran::toString);
    assertTrue(ran.compareTo(Duration.ofMinutes(30)) < 0, ran::toString);
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void knowNoLimitWithoutAPrice() {
    rig.plans.maxCost = new Dollars(1);
    rig.plans.pricePerHour = null;

    assertEquals(Optional.empty(), rig.plans.plan(rig.output).affordable());
  }
}

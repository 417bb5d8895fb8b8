package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.RegionRefusal;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobState;
import dev.carbon.job.LogBatch;
import dev.carbon.job.LogLine;
import dev.carbon.ledger.RecordType;
import dev.carbon.signal.StopReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that one process begins and another ends. */
class TrainerAttachTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = Rig.takenUpElsewhere(folder.resolve("out"));
  }

  @Test
  void letGoOfTheJobAsSoonAsItIsMade() {
    TrainOutcome outcome = rig.launch();

    assertEquals(RunState.DETACHED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
    assertTrue(outcome.bucketExists());
    assertEquals(0, rig.runner.calls("status"));
    assertFalse(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void areBroughtHomeByTheProcessThatAttaches() {
    TrainOutcome whole = wholeRun();
    rig.launch();

    TrainOutcome outcome = rig.attach();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertTrue(rig.allIsHome());
    assertFalse(rig.bucketIsThere());
    assertEquals(whole.footprint(), outcome.footprint());
    assertEquals(whole.savings(), outcome.savings());
    assertEquals(whole.plan().ranking(), outcome.plan().ranking());
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void areTakenOverAfterCarbonWasToldToStopWatching() {
    rig.runner.states(JobState.RUNNING, JobState.RUNNING, JobState.RUNNING, JobState.SUCCEEDED);
    rig.stop.raiseAtPause(1, StopReason.TERMINATE);
    assertEquals(RunState.DETACHED, rig.run().state());

    rig.stop.forget();
    TrainOutcome outcome = rig.attach();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertTrue(rig.allIsHome());
    assertEquals(1, rig.runner.submitted().size());
  }

  @Test
  void cannotBeAttachedToOnceTheyHaveEnded() {
    rig.run();

    CarbonException error = assertThrows(CarbonException.class, rig::attach);

    assertEquals(ErrorKind.USAGE, error.kind());
    assertTrue(error.text().contains("has ended: succeeded"), error.text());
  }

  @Test
  void haveAReceiptInTheirHistoryOnceTheyHaveEnded() {
    rig.plans.onlyRegion = false;
    rig.runner.nextStates(JobState.RUNNING, JobState.FAILED);
    rig.runner.refusing(RegionRefusal.CAPACITY);
    TrainOutcome outcome = rig.run();

    TrainOutcome told = rig.histories().ended(Plans.RUN).orElseThrow();

    assertEquals(RunState.SUCCEEDED, told.state());
    assertEquals(outcome.plan().ranking(), told.plan().ranking());
    assertEquals(outcome.footprint(), told.footprint());
    assertEquals(outcome.savings(), told.savings());
    assertEquals(outcome.duration(), told.duration());
    assertEquals(outcome.outputs(), told.outputs());
    assertEquals(outcome.earlier(), told.earlier());
    assertEquals(1, told.earlier().get(0).outputs().size());
    assertEquals(outcome.bucket(), told.bucket());
    assertFalse(told.bucketExists());
  }

  @Test
  void endAgainAsTheyDidBefore() {
    rig.runner.failNext(
        "submit",
        CarbonException.refused(RegionRefusal.QUOTA, "no quota there", "no quota", "ask", null));
    CarbonException first = rig.run().error().orElseThrow();

    CarbonException told = rig.histories().ended(Plans.RUN).orElseThrow().error().orElseThrow();

    assertEquals(first.kind(), told.kind());
    assertEquals(first.text(), told.text());
    assertEquals(first.hint(), told.hint());
    assertEquals(first.refusalWords(), told.refusalWords());
  }

  @Test
  void areLookedAtAgainWhileSomethingOfThemIsLeft() {
    rig.runner.states(JobState.FAILED);
    rig.run();

    assertEquals(Optional.empty(), rig.histories().ended(Plans.RUN));
  }

  @Test
  void haveEndedAlsoWhereTheirBucketIsToStay() {
    rig.plans.keepBucket = true;
    rig.run();

    assertTrue(rig.histories().ended(Plans.RUN).orElseThrow().bucketExists());
  }

  @Test
  void keepWhatIsKnownWhereTheReceiptCouldNotBeWrittenDown() {
    rig.ledgers.refuse(RecordType.RECEIPT);
    TrainOutcome outcome = rig.run();

    TrainOutcome told = rig.histories().ended(Plans.RUN).orElseThrow();

    assertEquals(RunState.SUCCEEDED, told.state());
    assertEquals(outcome.outputs(), told.outputs());
    assertEquals(outcome.job(), told.job());
    assertEquals(Optional.empty(), told.footprint().energy());
    assertEquals(Optional.empty(), told.footprint().cost());
    assertEquals(Optional.empty(), told.error());
  }

  @Test
  void beginTheirLogWhereTheOneWhoComesLateWantsIt() {
    List<Integer> asked = new ArrayList<>();
    Queue<String> lines = new ArrayDeque<>(List.of("epoch 9", "epoch 10"));
    rig.logs =
        Optional.of(
            new JobLogs() {
              @Override
              public LogBatch drain(JobHandle handle) {
                return lines.isEmpty()
                    ? LogBatch.NONE
                    : LogBatch.of(List.of(LogLine.of(lines.remove())));
              }

              @Override
              public void beginWithLast(JobHandle handle, int count) {
                asked.add(count);
              }

              @Override
              public Duration settling() {
                return Duration.ofSeconds(10);
              }
            });
    rig.launch();
    assertEquals(List.of(), asked, "who makes a job sees all that it prints");

    rig.logTail = OptionalInt.of(10);
    rig.attach();

    assertEquals(List.of(10), asked);
    List<String> log =
        rig.listener.heard().stream().filter(each -> each.matches("(printed|note) .*")).toList();
    assertEquals(
        List.of(
            "note the log goes on from its last lines; carbon logs "
                + Plans.RUN
                + " prints all of it",
            "printed epoch 9",
            "printed epoch 10"),
        log);
  }

  @Test
  void cannotBeAttachedToWhileTheyHaveNoJob() {
    rig.runner.failNext("submit", new CarbonException(ErrorKind.UPSTREAM, "no answer"));
    rig.runner.hideFromFinds(1000);
    rig.run();

    CarbonException error = assertThrows(CarbonException.class, rig::attach);

    assertEquals(ErrorKind.USAGE, error.kind());
    assertTrue(rig.bucketIsThere());
  }

  @Test
  void keepTheWaitForMachinesInMindAndEndWhereTheyCannotGoOn() {
    rig.plans.onlyRegion = false;
    rig.launch();
    rig.runner.failNext("status", new CarbonException(ErrorKind.UPSTREAM, "no answer"));
    rig.runner.scriptOfAll(JobState.QUEUED);

    TrainOutcome outcome = rig.attach();

    assertEquals(ErrorKind.NO_REGION, outcome.error().orElseThrow().kind());
    assertEquals(RegionRefusal.CAPACITY, outcome.refused().orElseThrow().refused().why());
    assertEquals(1, rig.runner.submitted().size());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void leaveArgumentsAndValuesOfVariablesOutOfTheHistory() {
    rig.launch();

    String plan = rig.ledgers.facts(RecordType.PLAN).getOrDefault("plan", "");

    assertFalse(plan.contains("epochs"), plan);
    assertTrue(plan.contains("train.py"), plan);
  }

  private TrainOutcome wholeRun() {
    return Rig.takenUpElsewhere(folder.resolve("other")).run();
  }
}

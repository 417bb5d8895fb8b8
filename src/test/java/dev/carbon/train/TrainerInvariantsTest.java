package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobState;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.ObjectName;
import dev.carbon.train.Journal.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Thousands of runs, each with faults at random steps; the promises hold in every one. */
class TrainerInvariantsTest {
  private static final long SEED = 20260101;
  private static final int RUNS = 3_000;
  private static final int LONGEST_RUN = 45;
  private static final int LONGEST_FAULT = 6;
  private static final List<Fault> FAULTS = List.of(Fault.values());

  private static final Map<String, String> INTENT_OF =
      Map.of(
          "create", "ledger BUCKET_INTENT",
          "upload", "ledger UPLOAD_INTENT",
          "submit", "ledger JOB_INTENT",
          "cancel", "ledger CANCEL_INTENT",
          "deleteObjects", "ledger DELETE_INTENT",
          "delete", "ledger DELETE_INTENT");

  /** Besides, a broken-off run cancels its child, which may succeed all the same. */
  private static final Set<ErrorKind> AFTER_A_JOB_THAT_SUCCEEDED =
      Set.of(ErrorKind.OUTPUTS_NOT_VERIFIED, ErrorKind.CLEANUP_INCOMPLETE, ErrorKind.INTERNAL);

  @TempDir private Path folder;

  @Test
  void keepsItsPromisesWhateverBreaks() {
    for (int number = 0; number < RUNS; number++) {
      Random random = new Random(SEED + number);
      Rig rig = new Rig(folder.resolve("out" + number));
      String faults = arrange(rig, random);

      TrainOutcome outcome = rig.run();

      String story =
          "run " + number + ": " + faults + "\n" + rig.journal.events() + "\n" + outcome.state();
      assertNothingLost(rig, outcome, story);
      assertNothingHidden(rig, outcome, story);
      assertEachChangeWasAnnounced(rig, story);
    }
  }

  private static String arrange(Rig rig, Random random) {
    rig.plans.backend = random.nextBoolean() ? BackendKind.VERTEX : BackendKind.LOCAL;
    rig.plans.keepBucket = random.nextInt(5) == 0;
    rig.plans.requireOutputs = random.nextInt(5) == 0;
    JobState[] states = states(random);
    rig.runner.states(states);
    rig.runner.hideFromFinds(random.nextInt(15));
    if (random.nextInt(6) == 0) {
      rig.jobWrites.clear();
    }
    if (random.nextInt(6) == 0) {
      rig.store.lateObject(random.nextInt(3), new ObjectName("output/late"), new byte[] {1});
    }
    if (random.nextInt(6) == 0) {
      rig.store.corruptDownloads(random.nextInt(4));
    }
    if (random.nextInt(3) == 0) {
      rig.stop.raiseAtPause(1 + random.nextInt(6), StopReason.INTERRUPT);
    }
    if (random.nextInt(10) == 0) {
      rig.runner.ignoreCancel();
    }
    if (random.nextInt(4) == 0) {
      rig.ledgers.failFromAppend(2 + random.nextInt(16));
    }
    int from = 1 + random.nextInt(LONGEST_RUN);
    int to = from + (random.nextBoolean() ? 0 : random.nextInt(LONGEST_FAULT));
    Fault fault = FAULTS.get(random.nextInt(FAULTS.size()));
    rig.journal.failSteps(from, to, fault);
    return rig.plans.backend + " " + List.of(states) + " " + fault + " " + from + "-" + to;
  }

  private static JobState[] states(Random random) {
    List<JobState> ends =
        List.of(
            JobState.SUCCEEDED,
            JobState.SUCCEEDED,
            JobState.SUCCEEDED,
            JobState.FAILED,
            JobState.CANCELLED,
            JobState.EXPIRED,
            JobState.PARTIALLY_SUCCEEDED);
    JobState end = ends.get(random.nextInt(ends.size()));
    return switch (random.nextInt(8)) {
      case 0 -> new JobState[] {JobState.QUEUED};
      case 1 -> new JobState[] {JobState.UNKNOWN, JobState.PAUSED, end};
      default -> new JobState[] {JobState.QUEUED, JobState.PENDING, JobState.RUNNING, end};
    };
  }

  /** No bucket is gone while the only copy of an output was in it; no job is made twice. */
  private static void assertNothingLost(Rig rig, TrainOutcome outcome, String story) {
    boolean jobWrote = !rig.runner.submitted().isEmpty() && !rig.jobWrites.isEmpty();
    boolean home = rig.allIsHome() || rig.allIsIn(rig.output.resolve("attempt-1"));
    assertTrue(rig.bucketIsThere() || !jobWrote || home, () -> "lost: " + story);
    assertTrue(rig.runner.calls("submit") <= 1, () -> "two submits: " + story);
    assertTrue(rig.runner.submitted().size() <= 1, () -> "two jobs: " + story);
    if (outcome.error().isEmpty()) {
      assertEquals(RunState.SUCCEEDED, outcome.state(), story);
      assertTrue(rig.allIsHome(), () -> "a success without its outputs: " + story);
      assertEquals(rig.plans.keepBucket, outcome.bucketExists(), story);
    } else if (outcome.state() == RunState.SUCCEEDED) {
      assertTrue(
          AFTER_A_JOB_THAT_SUCCEEDED.contains(outcome.error().get().kind())
              || rig.runner.calls("cancel") > 0,
          () -> "a success that failed: " + outcome.error().get() + story);
    }
  }

  /** What exists is said, and no child outlives carbon. */
  private static void assertNothingHidden(Rig rig, TrainOutcome outcome, String story) {
    assertTrue(!rig.bucketIsThere() || outcome.bucketExists(), () -> "hidden bucket: " + story);
    rig.runner.hideFromFinds(0);
    boolean jobLives =
        !rig.runner.submitted().isEmpty()
            && rig.runner
                .status(rig.runner.find(outcome.plan().run(), outcome.plan().location()).get(0))
                .filter(status -> !status.state().isTerminal())
                .isPresent();
    assertTrue(!jobLives || outcome.jobMayLive(), () -> "hidden job: " + story);
  }

  private static void assertEachChangeWasAnnounced(Rig rig, String story) {
    List<String> events = rig.journal.events();
    for (int i = 0; i < events.size(); i++) {
      String intent = INTENT_OF.get(events.get(i).split(" ", 2)[0]);
      boolean child = rig.plans.backend == BackendKind.LOCAL && events.get(i).equals("cancel");
      if (intent != null && !child) {
        String change = events.get(i);
        assertTrue(events.subList(0, i).contains(intent), () -> change + " unsaid: " + story);
      }
    }
  }
}

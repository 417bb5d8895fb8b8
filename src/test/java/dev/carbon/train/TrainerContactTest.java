package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.region.Location;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose job cannot be reached for a while, or is gone. */
class TrainerContactTest {
  private static final Location HERE = Location.of(Plans.CHOSEN);

  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("out"));
  }

  @Test
  void watchesOnThroughHoursWithoutContact() {
    rig.runner.states(JobState.RUNNING, JobState.SUCCEEDED);
    for (int i = 0; i < 600; i++) {
      rig.runner.failNext("status", failure(ErrorKind.UPSTREAM));
    }

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
    assertTrue(rig.clock.instant().isAfter(Instant.parse("2026-01-01T09:00:00Z")));
    assertTrue(rig.listener.heard().contains("noContact"));
  }

  @Test
  void cancelsNothingOnTheWordOfAnOldAnswer() {
    rig.runner.states(JobState.PENDING, JobState.RUNNING, JobState.SUCCEEDED);
    rig.stop.atEveryPause(
        () -> {
          if (rig.stop.pauses() == 1) {
            for (int i = 0; i < 120; i++) {
              rig.runner.failNext("status", failure(ErrorKind.UPSTREAM));
            }
          }
        });

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(0, rig.runner.calls("cancel"));
  }

  @Test
  void toleratesThatANewJobIsUnknownForAWhile() {
    rig.runner.states(JobState.PENDING, JobState.RUNNING, JobState.SUCCEEDED);
    rig.jobIsUnknownFor(Duration.ofMinutes(4));

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
  }

  @Test
  void takesAJobThatStaysUnknownAsDeletedAndKeepsTheBucket() {
    rig.runner.states(JobState.RUNNING);
    rig.stop.atEveryPause(() -> rig.runner.forget(new JobHandle("job-1", HERE)));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.JOB_ENDED, kind(outcome));
    assertEquals(RunState.UNKNOWN, outcome.state());
    assertTrue(outcome.bucketExists());
    assertEquals(List.of(), rig.journal.events("delete"));
    assertTrue(rig.clock.instant().isAfter(Instant.parse("2026-01-01T00:05:00Z")));
  }

  @Test
  void doesNotTakeOneMissAndAnHourOfSilenceAsDeleted() {
    rig.runner.states(JobState.RUNNING, JobState.SUCCEEDED);
    rig.jobIsUnknownFor(Duration.ofSeconds(1));
    rig.stop.atEveryPause(
        () -> {
          if (rig.stop.pauses() == 1) {
            for (int i = 0; i < 60; i++) {
              rig.runner.failNext("status", failure(ErrorKind.UPSTREAM));
            }
          }
        });

    assertEquals(RunState.SUCCEEDED, rig.run().state());
  }

  @Test
  void triesACancelAgainThatDidNotGetThrough() {
    rig.jobWrites.clear();
    rig.runner.states(JobState.QUEUED);
    rig.runner.failNext("cancel", failure(ErrorKind.UPSTREAM));
    rig.runner.failNext("cancel", failure(ErrorKind.UPSTREAM));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.NO_REGION, kind(outcome));
    assertEquals(3, rig.runner.calls("cancel"));
    assertFalse(rig.bucketIsThere());
  }

  private static CarbonException failure(ErrorKind kind) {
    return new CarbonException(kind, "no answer");
  }

  private static ErrorKind kind(TrainOutcome outcome) {
    return outcome.error().orElseThrow().kind();
  }
}

package dev.carbon.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.TimeWindow;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobTimesTest {
  private static final Instant START = Instant.parse("2026-11-22T12:00:00Z");

  private final JobTimes times = new JobTimes();

  @Test
  void takeNoAccountOfTheQueueBeforeTheJobHasRun() {
    saw(JobState.QUEUED, 0);
    saw(JobState.PENDING, 100);
    saw(JobState.RUNNING, 200);

    assertEquals(List.of(span(200, 500)), times.running(at(200), at(500)));
    assertEquals(0, times.restarts());
  }

  @Test
  void leaveOutTheWaitForOtherMachines() {
    saw(JobState.RUNNING, 0);
    saw(JobState.PENDING, 100);
    saw(JobState.PENDING, 150);
    assertFalse(times.isRunning(JobState.PENDING));
    saw(JobState.RUNNING, 300);
    assertTrue(times.isRunning(JobState.RUNNING));

    assertEquals(List.of(span(0, 100), span(300, 400)), times.running(at(0), at(400)));
    assertEquals(1, times.restarts());
  }

  @Test
  void countNoRestartOfAJobThatEndedWhileItWaited() {
    saw(JobState.RUNNING, 0);
    saw(JobState.PENDING, 100);
    saw(JobState.CANCELLING, 200);
    saw(JobState.CANCELLED, 300);

    assertEquals(List.of(span(0, 100)), times.running(at(0), at(300)));
    assertEquals(0, times.restarts());
  }

  @Test
  void countTheTimeThatNobodyWatchedOfAJobThatSucceeded() {
    saw(JobState.RUNNING, 0);
    saw(JobState.PENDING, 100);
    saw(JobState.PENDING, 120);
    saw(JobState.SUCCEEDED, 900);

    assertEquals(List.of(span(0, 100), span(120, 900)), times.running(at(0), at(900)));
  }

  @Test
  void areNoneOfAJobThatEndedAsItBegan() {
    assertEquals(List.of(), times.running(at(5), at(5)));
  }

  private void saw(JobState state, int second) {
    times.saw(
        new JobStatus(state, Optional.empty(), Optional.empty(), Optional.empty()), at(second));
  }

  private static TimeWindow span(int from, int to) {
    return new TimeWindow(at(from), at(to));
  }

  private static Instant at(int second) {
    return START.plusSeconds(second);
  }
}

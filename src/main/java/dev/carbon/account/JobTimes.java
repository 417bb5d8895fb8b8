package dev.carbon.account;

import dev.carbon.intensity.TimeWindow;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a job had its machines, as far as somebody looked: one whose machines were taken away waits
 * for others, and that time is neither paid nor does it use energy.
 */
public final class JobTimes {
  private final List<TimeWindow> waits = new ArrayList<>();
  private boolean hasRun;
  private int restarts;
  private @Nullable Instant waitsSince;
  private Instant lastWait = Instant.MIN;

  /**
   * Writes down a look at the job.
   *
   * @param at not before the look before
   */
  public void saw(JobStatus status, Instant at) {
    JobState state = status.state();
    hasRun |= status.startedAt().isPresent() || state == JobState.RUNNING;
    if (hasRun && state.isWaiting()) {
      waitsSince = waitsSince == null ? at : waitsSince;
      lastWait = at;
    } else if (waitsSince != null && (state == JobState.RUNNING || state.isTerminal())) {
      // One that ended without being seen to run again ran unseen, unless it was ended meanwhile.
      Instant until = hasSucceededOrFailed(state) ? lastWait : at;
      Spans.between(waitsSince, until).ifPresent(waits::add);
      waitsSince = null;
      restarts += state == JobState.RUNNING ? 1 : 0;
    }
  }

  private static boolean hasSucceededOrFailed(JobState state) {
    return state == JobState.SUCCEEDED
        || state == JobState.PARTIALLY_SUCCEEDED
        || state == JobState.FAILED;
  }

  /** Whether it was ever seen to have its machines. */
  public boolean hasRun() {
    return hasRun;
  }

  /** Whether it had its machines at the last look, given its state then. */
  public boolean isRunning(JobState state) {
    return hasRun && waitsSince == null && !state.isTerminal();
  }

  /** How often it was seen to run again after it had to wait. */
  public int restarts() {
    return restarts;
  }

  /** From its start to its end without the waits; empty when the end is not later. */
  public List<TimeWindow> running(Instant start, Instant end) {
    List<TimeWindow> spans = Spans.between(start, end).map(List::of).orElse(List.of());
    for (TimeWindow wait : waits) {
      spans = Spans.without(spans, wait);
    }
    return spans;
  }
}

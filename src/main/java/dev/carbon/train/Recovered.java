package dev.carbon.train;

import dev.carbon.region.Location;
import java.util.List;
import java.util.Map;

/**
 * What a look for lost runs has found.
 *
 * @param runs the newest first
 * @param unanswered locations in which a job may live that nobody has seen, each with the reason
 */
public record Recovered(List<FoundRun> runs, Map<Location, String> unanswered) {
  public Recovered {
    runs = List.copyOf(runs);
    unanswered = Map.copyOf(unanswered);
  }

  /** Whether each run has a history here now, and no other run can be there. */
  public boolean isComplete() {
    return unanswered.isEmpty() && runs.stream().allMatch(run -> run.obstacle().isEmpty());
  }
}

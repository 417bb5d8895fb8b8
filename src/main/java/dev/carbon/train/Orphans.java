package dev.carbon.train;

import dev.carbon.region.Location;
import java.util.List;
import java.util.Map;

/**
 * What a sweep has found.
 *
 * @param found the oldest first
 * @param tended how many more buckets and jobs are too new to be orphans, are kept because somebody
 *     asked for that, or are worked on
 * @param unanswered locations in which jobs may live that nobody has seen, each with the reason
 */
public record Orphans(List<Orphan> found, int tended, Map<Location, String> unanswered) {
  public Orphans {
    found = List.copyOf(found);
    unanswered = Map.copyOf(unanswered);
  }

  public List<Orphan> removable() {
    return found.stream().filter(Orphan::isRemovable).toList();
  }

  /** Whether nothing is left that somebody has to look at. */
  public boolean isClean() {
    return unanswered.isEmpty()
        && found.stream().allMatch(orphan -> orphan.fate() == Orphan.Fate.REMOVED);
  }
}

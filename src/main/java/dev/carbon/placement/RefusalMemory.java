package dev.carbon.placement;

import dev.carbon.region.Workers;
import java.util.List;

/**
 * What the cloud has refused within the last day, so that nobody is sent there in vain. Forgetting
 * is never an error: then the cloud refuses again.
 */
public interface RefusalMemory {
  /** Knows of nothing and keeps nothing. */
  RefusalMemory NONE =
      new RefusalMemory() {
        @Override
        public List<Refused> lately(String project, Workers workers) {
          return List.of();
        }

        @Override
        public void remember(String project, Workers workers, Refused refused) {}

        @Override
        public int clear() {
          return 0;
        }
      };

  /**
   * The refusals of the last day that concern these machines: those by policy, whatever the
   * machines were, and the others of the very same machines, lent in the same way: spot machines
   * have a quota of their own. At most one of each kind a region, the newest.
   */
  List<Refused> lately(String project, Workers workers);

  /** Keeps a refusal for a day; what cannot be kept is not known later, and nothing worse. */
  void remember(String project, Workers workers, Refused refused);

  /** Forgets everything and returns how many refusals that were. */
  int clear();
}

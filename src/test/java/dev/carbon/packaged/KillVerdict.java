package dev.carbon.packaged;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of one run that was killed.
 *
 * @param kills how many of its processes were killed
 * @param ghosts jobs that appeared when carbon had given them up, and ended themselves
 * @param violations what was promised and not kept
 * @param story every process of it, with what it said
 */
record KillVerdict(int kills, int ghosts, List<String> violations, String story) {
  KillVerdict {
    violations = List.copyOf(violations);
  }

  /** The same with one violation more. */
  KillVerdict and(String violation) {
    List<String> more = new ArrayList<>(violations);
    more.add(violation);
    return new KillVerdict(kills, ghosts, more, story);
  }
}

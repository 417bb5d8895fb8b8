package dev.carbon.cli.train;

import dev.carbon.train.Orphan;
import dev.carbon.train.Orphans;

/** Shows what a sweep has found, and what became of it. */
interface OrphansView {
  /** Before anything is removed. */
  void found(Orphans orphans);

  /** One after the other, as each is removed or not. */
  void removed(Orphan orphan);

  /** At the end. */
  void ended(Orphans orphans);
}

package dev.carbon.staging.gcs;

import java.util.concurrent.Semaphore;

/**
 * The streams that large downloads have beside their first, shared among all downloads of a stager:
 * so their number is bounded, and so is the memory for them. Safe for concurrent calls.
 */
final class Streams {
  private final Slicing slicing;
  private final Semaphore spare;

  /**
   * @param spare how many there are
   */
  Streams(Slicing slicing, int spare) {
    this.slicing = slicing;
    this.spare = new Semaphore(spare);
  }

  Slicing slicing() {
    return slicing;
  }

  /** As many as are free just now, within the bounds of one object; must be given back. */
  int take(int wanted) {
    int taken = 0;
    while (taken < Math.min(wanted, slicing.streams() - 1) && spare.tryAcquire()) {
      taken++;
    }
    return taken;
  }

  void giveBack(int taken) {
    spare.release(taken);
  }
}

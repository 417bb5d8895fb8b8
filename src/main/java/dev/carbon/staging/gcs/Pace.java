package dev.carbon.staging.gcs;

import dev.carbon.error.ErrorKind;
import java.time.Duration;

/**
 * Tells a download that hangs from one that is slow: a server that sends a byte now and then is as
 * good as a silent one. What counts is all that comes of an object, by however many streams. Safe
 * for concurrent calls.
 */
final class Pace {
  private final Deed deed;
  private final Patience patience;
  private long arrivedInWindow;
  private long windowBegan = System.nanoTime();

  /** The clock runs from now on. */
  Pace(Deed deed, Patience patience) {
    this.deed = deed;
    this.patience = patience;
  }

  /**
   * So many bytes more have come.
   *
   * @throws dev.carbon.error.CarbonException UPSTREAM when there were too few for a whole while
   */
  synchronized void arrived(int bytes) {
    arrivedInWindow += bytes;
    Duration window = Duration.ofNanos(System.nanoTime() - windowBegan);
    if (window.compareTo(patience.read()) < 0) {
      return;
    }
    if (arrivedInWindow < patience.slowestBytesPerSecond() * window.toMillis() / 1000) {
      String why = "only " + arrivedInWindow + " bytes came in " + window.toSeconds() + " s";
      throw deed.failed(ErrorKind.UPSTREAM, why, GcsErrors.GO_ON, null);
    }
    arrivedInWindow = 0;
    windowBegan = System.nanoTime();
  }
}

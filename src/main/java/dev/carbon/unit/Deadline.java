package dev.carbon.unit;

import java.time.Duration;

/** A moment by which something must be done, by a clock that is never set. */
public final class Deadline {
  private final long end;

  private Deadline(long end) {
    this.end = end;
  }

  /** A deadline so long from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** An earlier deadline, which leaves as much time after it as before. */
  public Deadline half() {
    return in(remaining().dividedBy(2));
  }

  /** What is left, never negative. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
  }
}

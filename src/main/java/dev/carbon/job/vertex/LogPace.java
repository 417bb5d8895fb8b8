package dev.carbon.job.vertex;

import java.time.Duration;

/**
 * How often to ask for a job's log, and for how long after its end.
 *
 * @param interval between two looks
 * @param longest between two looks while the log cannot be read
 * @param settling for how long lines may arrive after the job's end
 */
public record LogPace(Duration interval, Duration longest, Duration settling) {
  /** For the real service, which lets a project ask some 60 times a minute. */
  public static final LogPace STANDARD =
      new LogPace(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofSeconds(10));

  /** For a server on this machine. */
  public static final LogPace LOOPBACK =
      new LogPace(Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMillis(300));

  /** The wait after so many failures in a row: it doubles with each. */
  Duration after(int failures) {
    Duration wait = interval;
    for (int i = 0; i < failures && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longest) < 0 ? wait : longest;
  }
}

package dev.carbon.job;

import java.time.Instant;
import java.util.Optional;

/**
 * One line that a job printed, or that was said about it.
 *
 * @param time of the line by the service; empty when the runner does not say
 * @param task the machine that printed it, such as {@code workerpool0-0}, or {@link #PLATFORM};
 *     empty when there is only one
 * @param text as it is: not yet safe for a terminal
 */
public record LogLine(Optional<Instant> time, Optional<String> task, String text) {
  /** The service that runs the job speaks, not the job. */
  public static final String PLATFORM = "service";

  /** A line of the only machine, at an unknown time. */
  public static LogLine of(String text) {
    return new LogLine(Optional.empty(), Optional.empty(), text);
  }

  /** Whether the service says this of the job. */
  public boolean isOfPlatform() {
    return task.equals(Optional.of(PLATFORM));
  }
}

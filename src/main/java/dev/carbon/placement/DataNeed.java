package dev.carbon.placement;

import java.time.Duration;
import java.util.Optional;

/**
 * Data that a job reads, and for how long it runs.
 *
 * @param place where the data lies and how much it is
 * @param said how long the job is expected to take, above zero; empty when nobody said
 */
public record DataNeed(DataPlace place, Optional<Duration> said) {
  private static final Duration UNSAID = Duration.ofHours(1);

  /** What moving the data costs once is spread over this time: an hour unless said otherwise. */
  public Duration time() {
    return said.orElse(UNSAID);
  }
}

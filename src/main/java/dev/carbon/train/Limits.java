package dev.carbon.train;

import dev.carbon.unit.Dollars;
import java.time.Duration;
import java.util.Optional;

/**
 * How long, how often and for how much.
 *
 * @param timeout after which the backend ends the job
 * @param maxQueue how long to wait for machines in one region, what the cloud may wait by itself
 *     included
 * @param maxAttempts in how many regions to try, at least 1
 * @param maxCost of the whole run; empty for no limit but the timeout
 */
public record Limits(
    Duration timeout, Duration maxQueue, int maxAttempts, Optional<Dollars> maxCost) {
  public Limits {
    if (maxAttempts < 1) {
      throw new IllegalArgumentException("not a number of attempts: " + maxAttempts);
    }
  }

  /** The same, once so much of the money has been spent. */
  Limits afterSpending(Dollars spent) {
    return new Limits(timeout, maxQueue, maxAttempts, maxCost.map(limit -> limit.minus(spent)));
  }
}

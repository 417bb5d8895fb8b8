package dev.carbon.http;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How many retries a group of calls may still make together, so that an outage costs seconds and
 * not minutes. Safe for use by many threads.
 */
public final class RetryBudget {
  private final AtomicInteger left;

  /**
   * @param retries at least 0; first tries are free
   */
  public RetryBudget(int retries) {
    if (retries < 0) {
      throw new IllegalArgumentException("not a number of retries: " + retries);
    }
    this.left = new AtomicInteger(retries);
  }

  /** Takes one retry, or answers false when none is left. */
  boolean take() {
    return left.getAndUpdate(count -> Math.max(0, count - 1)) > 0;
  }
}

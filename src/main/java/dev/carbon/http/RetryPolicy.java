package dev.carbon.http;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * Whether and when a failed try is repeated: at most three tries, full jitter between them, one
 * shared budget. The only place in carbon that repeats an HTTP call.
 *
 * <p>Full jitter after "Exponential Backoff And Jitter", AWS Architecture Blog, 2015: the wait is
 * evenly spread between nothing and 250 ms, doubled each time, at most 5 s.
 */
public final class RetryPolicy {
  private static final int TRIES = 3;
  private static final Duration FIRST_WAIT = Duration.ofMillis(250);
  private static final Duration LONGEST_JITTER = Duration.ofSeconds(5);
  private static final Duration LONGEST_REQUESTED_WAIT = Duration.ofSeconds(30);
  private static final int STANDARD_BUDGET = 10;

  private final RetryBudget budget;
  private final Pause pause;
  private final DoubleSupplier random;

  /**
   * @param random evenly spread numbers from 0 (inclusive) to 1 (exclusive)
   */
  public RetryPolicy(RetryBudget budget, Pause pause, DoubleSupplier random) {
    this.budget = budget;
    this.pause = pause;
    this.random = random;
  }

  /** Ten retries in all, real waiting, real randomness. */
  public static RetryPolicy standard() {
    return new RetryPolicy(
        new RetryBudget(STANDARD_BUDGET),
        time -> Thread.sleep(time.toMillis()),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /** The same policy with its own budget. */
  RetryPolicy with(RetryBudget otherBudget) {
    return new RetryPolicy(otherBudget, pause, random);
  }

  /**
   * Returns when it is time for the next try.
   *
   * @param tries how many have failed so far, at least 1
   * @throws CarbonException the failure itself when there will be no next try; INTERRUPTED when the
   *     thread was interrupted while it waited
   */
  void awaitNextTry(int tries, Attempt.Failed failure) {
    Duration wait = wait(tries, failure);
    if (!failure.isPassing() || tries >= TRIES || isTooLong(wait) || !budget.take()) {
      throw failure.error();
    }
    try {
      pause.sleep(wait);
    } catch (InterruptedException e) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped while waiting to ask again");
    }
  }

  private Duration wait(int tries, Attempt.Failed failure) {
    Duration jitter = jitter(tries);
    return failure.retryAfter().filter(asked -> asked.compareTo(jitter) > 0).orElse(jitter);
  }

  private Duration jitter(int tries) {
    long ceiling =
        Math.min(LONGEST_JITTER.toMillis(), FIRST_WAIT.toMillis() << Math.min(tries - 1, 10));
    return Duration.ofMillis((long) (random.getAsDouble() * ceiling));
  }

  private static boolean isTooLong(Duration wait) {
    return wait.compareTo(LONGEST_REQUESTED_WAIT) > 0;
  }
}

package dev.carbon.staging.gcs;

import com.google.api.core.NanoClock;
import com.google.api.gax.retrying.BasicResultRetryAlgorithm;
import com.google.api.gax.retrying.RetrySettings;
import com.google.cloud.RetryHelper;
import com.google.cloud.RetryHelper.RetryHelperException;
import com.google.cloud.storage.StorageException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Repeats the steps of a transfer that break off, until one gets on. */
final class Tries {
  private static final int TRIES = 8;
  private static final Set<Integer> PASSING = Set.of(408, 429, 500, 502, 503, 504);

  private final RetrySettings settings;

  Tries(Patience patience) {
    this.settings =
        RetrySettings.newBuilder()
            .setInitialRetryDelayDuration(patience.firstDelay())
            .setRetryDelayMultiplier(2)
            .setMaxRetryDelayDuration(patience.total())
            .setMaxAttempts(TRIES)
            .build();
  }

  /** One step of a transfer. */
  interface Step {
    /**
     * Gets on, or fails.
     *
     * @throws IOException when the connection breaks
     */
    void run() throws IOException;
  }

  /**
   * Returns when the step has got on.
   *
   * @throws StorageException as Google's own client, when it did not in any of the tries
   */
  void run(Step step) {
    try {
      boolean unused =
          RetryHelper.runWithRetries(
              () -> once(step), settings, new Passing(), NanoClock.getDefaultClock());
    } catch (RetryHelperException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static boolean once(Step step) {
    try {
      step.run();
      return true;
    } catch (IOException e) {
      throw new StorageException(e);
    }
  }

  /** What may pass: a break and a busy store; not one that has been silent for the whole time. */
  private static final class Passing extends BasicResultRetryAlgorithm<Boolean> {
    @Override
    public boolean shouldRetry(@Nullable Throwable thrown, @Nullable Boolean result) {
      return thrown instanceof StorageException failure
          && !Thread.currentThread().isInterrupted()
          && (PASSING.contains(failure.getCode()) || isBreak(failure));
    }

    private static boolean isBreak(StorageException failure) {
      return failure.getCause() instanceof IOException cause
          && !(cause instanceof SocketTimeoutException)
          && ContentException.in(cause) == null;
    }
  }
}

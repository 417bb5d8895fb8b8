package dev.carbon.unit;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Bounds calls that cannot bound themselves: several in a row, or one over Java's HTTP, which has
 * no limit for writing and blocks for ever when a server stops reading.
 */
public final class TimeLimit {
  private TimeLimit() {}

  /**
   * The call's result, or empty when there is none in time; then the call is left to a thread of
   * its own, which keeps no process alive.
   *
   * @param name of what the call does, for the thread and for people
   * @throws CarbonException INTERRUPTED when the calling thread is interrupted
   */
  public static <T> Optional<T> await(String name, Duration limit, Supplier<T> call) {
    FutureTask<T> task = new FutureTask<>(call::get);
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
    try {
      return Optional.of(task.get(limit.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw unchecked(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped during the " + name);
    }
  }

  private static RuntimeException unchecked(ExecutionException e) {
    return e.getCause() instanceof RuntimeException failure
        ? failure
        : new IllegalStateException(e.getCause());
  }
}

package dev.carbon.staging;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does the same work on many things at once, with few threads.
 *
 * <p>Whatever happens, no thread is left when {@link #work} returns or throws: nothing goes on in
 * the background that could write after its bucket was cleaned up.
 */
public final class Crew {
  private static final Duration BETWEEN_TICKS = Duration.ofMillis(200);

  private final String name;
  private final int workers;
  private final Runnable tick;

  /**
   * A crew that has nothing to do yet.
   *
   * @param name of its threads
   * @param workers at most so many at once; one works in the calling thread
   */
  public Crew(String name, int workers) {
    this(name, workers, () -> {});
  }

  /**
   * @param tick called in the calling thread about five times a second while there is work
   */
  Crew(String name, int workers, Runnable tick) {
    if (workers < 1) {
      throw new IllegalArgumentException("no workers: " + workers);
    }
    this.name = name;
    this.workers = workers;
    this.tick = tick;
  }

  /**
   * Works on all things and returns when all are done.
   *
   * @param work on one of them; several at a time. Its thread is interrupted when others fail
   * @param done hears of what came of them, of as many at a time as have become ready; in the
   *     calling thread
   * @throws RuntimeException the first failure, of {@code work} or {@code done}; the rest is broken
   *     off then
   */
  public <T, R> void work(List<T> things, Function<T, R> work, Consumer<List<R>> done) {
    if (workers == 1 || things.size() < 2) {
      for (T thing : things) {
        done.accept(List.of(work.apply(thing)));
        tick.run();
      }
      return;
    }
    List<Thread> made = new CopyOnWriteArrayList<>();
    ExecutorService threads = threads(Math.min(workers, things.size()), made);
    BlockingQueue<Result<R>> results = new LinkedBlockingQueue<>();
    AtomicBoolean broken = new AtomicBoolean();
    try {
      things.forEach(thing -> threads.execute(() -> take(thing, work, broken, results)));
      collect(things.size(), results, done);
    } finally {
      end(threads, made);
    }
  }

  /** Nothing more is begun once one has failed, however late the calling thread hears of it. */
  private static <T, R> void take(
      T thing, Function<T, R> work, AtomicBoolean broken, BlockingQueue<Result<R>> results) {
    if (broken.get()) {
      return;
    }
    Result<R> result = Result.of(thing, work);
    if (result.failure() != null) {
      broken.set(true);
    }
    results.add(result);
  }

  private <R> void collect(int expected, BlockingQueue<Result<R>> results, Consumer<List<R>> done) {
    long lastTick = System.nanoTime();
    for (int collected = 0; collected < expected; ) {
      List<R> ready = ready(results);
      if (!ready.isEmpty()) {
        done.accept(ready);
        collected += ready.size();
      }
      if (System.nanoTime() - lastTick >= BETWEEN_TICKS.toNanos()) {
        lastTick = System.nanoTime();
        tick.run();
      }
    }
  }

  /** What has become ready, after a short wait at most. */
  private static <R> List<R> ready(BlockingQueue<Result<R>> results) {
    try {
      List<R> ready = new ArrayList<>();
      @Nullable Result<R> result = results.poll(BETWEEN_TICKS.toMillis(), TimeUnit.MILLISECONDS);
      for (; result != null; result = results.poll()) {
        ready.add(result.get());
      }
      return ready;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped during a transfer");
    }
  }

  private ExecutorService threads(int count, List<Thread> made) {
    return Executors.newFixedThreadPool(
        count,
        task -> {
          Thread thread = new Thread(task, name);
          thread.setDaemon(true);
          made.add(thread);
          return thread;
        });
  }

  /** Waits for as long as it takes: every call of a store ends in a bounded time. */
  private static void end(ExecutorService threads, List<Thread> made) {
    threads.shutdownNow();
    boolean interrupted = false;
    for (Thread thread : made) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** What came of one thing. */
  private record Result<R>(@Nullable R value, @Nullable Throwable failure) {
    static <T, R> Result<R> of(T thing, Function<T, R> work) {
      try {
        return new Result<>(work.apply(thing), null);
      } catch (RuntimeException | Error e) {
        return new Result<>(null, e);
      }
    }

    R get() {
      if (value != null) {
        return value;
      }
      if (failure instanceof RuntimeException e) {
        throw e;
      }
      throw new CompletionException(failure);
    }
  }
}

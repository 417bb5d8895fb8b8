package dev.carbon.doctor;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.unit.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs checkups, all of them at once, within one deadline. */
public final class Doctor {
  private final List<Checkup> checkups;
  private final List<Checkup> conclusions;
  private final Duration longest;

  /**
   * @param checkups run at once, each in a thread of its own
   * @param conclusions run after them, one by one: they go by what those saw, and never block
   * @param longest for all checkups together, above zero
   */
  public Doctor(List<? extends Checkup> checkups, List<Checkup> conclusions, Duration longest) {
    if (longest.isNegative() || longest.isZero()) {
      throw new IllegalArgumentException("not a deadline: " + longest);
    }
    this.checkups = List.copyOf(checkups);
    this.conclusions = List.copyOf(conclusions);
    this.longest = longest;
  }

  /** The longest that {@link #examine} takes. */
  public Duration longest() {
    return longest;
  }

  /**
   * What every checkup found, in their order whoever answers first. A checkup without an answer by
   * the deadline has failed.
   *
   * @throws CarbonException INTERRUPTED when the calling thread is interrupted, after the checkups
   *     under way were told to stop; the thread's interrupted mark is then clear
   */
  public Diagnosis examine() {
    List<Check> checks = new ArrayList<>();
    List<Future<List<Check>>> answers = runAll(Deadline.in(longest));
    for (int i = 0; i < checkups.size(); i++) {
      checks.addAll(result(checkups.get(i), answers.get(i)));
    }
    conclusions.forEach(conclusion -> checks.addAll(run(conclusion)));
    return new Diagnosis(checks);
  }

  private List<Future<List<Check>>> runAll(Deadline deadline) {
    List<Callable<List<Check>>> calls = new ArrayList<>();
    checkups.forEach(checkup -> calls.add(() -> run(checkup)));
    ExecutorService threads = Executors.newCachedThreadPool(Doctor::daemon);
    try {
      return threads.invokeAll(calls, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped while checking");
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<Check> run(Checkup checkup) {
    try {
      return checkup.run();
    } catch (CarbonException e) {
      return List.of(checkup.check(e));
    }
  }

  private List<Check> result(Checkup checkup, Future<List<Check>> answer) {
    if (answer.isCancelled()) {
      return List.of(checkup.check(overdue()));
    }
    try {
      return answer.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the checkup of " + checkup.name() + " failed", e.getCause());
    } catch (InterruptedException e) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped while checking");
    }
  }

  private CarbonException overdue() {
    return new CarbonException(
        ErrorKind.UPSTREAM, "no answer within " + longest.toSeconds() + " s");
  }

  /** A checkup that hangs must not keep the program alive. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "carbon-doctor");
    thread.setDaemon(true);
    return thread;
  }
}

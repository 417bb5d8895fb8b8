package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Numbers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Asks one source for many zones at once, within one deadline. */
public final class IntensitySurvey {
  private static final int MOST_AT_ONCE = 16;

  private final Duration deadline;

  /**
   * @param deadline for all zones together, above zero; carbon gives 60 s
   */
  public IntensitySurvey(Duration deadline) {
    if (deadline.isNegative() || deadline.isZero()) {
      throw new IllegalArgumentException("not a deadline: " + deadline);
    }
    this.deadline = deadline;
  }

  /**
   * The newest reading of every zone, in the order of the zones' names: exactly one entry a
   * distinct zone, and each zone asked exactly once, at most 16 at a time. A zone without an answer
   * by the deadline, and one whose call failed, is a gap with reason UPSTREAM.
   *
   * <p>A rejected token needs judgement, since Electricity Maps has been seen to answer 401 when it
   * limits the rate of requests. When some zone was answered with a figure, or with a gap that only
   * an accepted token gives (all but UPSTREAM), the token is good and the rejected zones are gaps
   * with reason UPSTREAM. Otherwise the rejection is thrown.
   *
   * @throws CarbonException CREDENTIALS as said above; INTERRUPTED when the calling thread is
   *     interrupted, after the calls under way were told to stop. The thread's interrupted mark is
   *     then clear, so that what cleans up can still write files
   */
  public SortedMap<GridZone, Reading> ask(IntensitySource source, Collection<GridZone> zones) {
    List<GridZone> distinct = List.copyOf(new TreeSet<>(zones));
    SurveyTally tally = new SurveyTally(source.kind().source());
    if (distinct.isEmpty()) {
      return tally.readings();
    }
    List<Future<Reading>> answers = askAll(source, distinct);
    for (int i = 0; i < distinct.size(); i++) {
      tally.add(distinct.get(i), answers.get(i), inSeconds());
    }
    return tally.readings();
  }

  private List<Future<Reading>> askAll(IntensitySource source, List<GridZone> zones) {
    List<Callable<Reading>> questions = new ArrayList<>();
    zones.forEach(zone -> questions.add(() -> source.latest(zone)));
    ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(MOST_AT_ONCE, zones.size()), IntensitySurvey::daemon);
    try {
      return threads.invokeAll(questions, deadline.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new CarbonException(
          ErrorKind.INTERRUPTED, "stopped while asking " + source.kind().source());
    } finally {
      threads.shutdownNow();
    }
  }

  /** A call that hangs must not keep the program alive. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "carbon-survey");
    thread.setDaemon(true);
    return thread;
  }

  private String inSeconds() {
    return Numbers.plain(deadline.toMillis() / 1000.0) + " s";
  }
}

package dev.carbon.intensity;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.GridLocation;
import dev.carbon.unit.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Puts one question to one source about many places at once, within one deadline. */
public final class IntensitySurvey {
  /** All regions of Google Cloud at once, and a bound for whoever asks about more. */
  private static final int MOST_AT_ONCE = 48;

  private final Duration longest;
  private final Map<SourceName, Circuit> circuits = new ConcurrentHashMap<>();

  /**
   * @param longest for all places together, above zero; carbon gives 60 s
   */
  public IntensitySurvey(Duration longest) {
    if (longest.isNegative() || longest.isZero()) {
      throw new IllegalArgumentException("not a deadline: " + longest);
    }
    this.longest = longest;
  }

  /** A deadline that begins now, for a survey that may have to ask more than one source. */
  public Deadline deadline() {
    return Deadline.in(longest);
  }

  /** As {@link #ask(Question, Collection, Deadline)}, with a deadline of its own. */
  public <A> Map<GridLocation, A> ask(
      Question<A> question, Collection<? extends GridLocation> places) {
    return ask(question, places, deadline());
  }

  /**
   * The answer for every place, in the order of their names: exactly one entry a distinct place,
   * and each asked at most once, at most 48 at a time. A place without an answer by the deadline,
   * one whose call failed, and one that was not asked because five calls in a row had failed
   * before, is a gap with reason UPSTREAM.
   *
   * <p>A rejected token needs judgement, since Electricity Maps has been seen to answer 401 when it
   * limits the rate of requests. When some place was answered with a value, or with a gap that only
   * an accepted token gives (all but UPSTREAM), the token is good and the rejected places are gaps
   * with reason UPSTREAM. Otherwise the rejection is thrown.
   *
   * @throws CarbonException CREDENTIALS as said above; INTERRUPTED when the calling thread is
   *     interrupted, after the calls under way were told to stop. The thread's interrupted mark is
   *     then clear, so that what cleans up can still write files
   */
  public <A> Map<GridLocation, A> ask(
      Question<A> question, Collection<? extends GridLocation> places, Deadline deadline) {
    List<GridLocation> distinct =
        places.stream()
            .<GridLocation>map(place -> place)
            .distinct()
            .sorted(Comparator.comparing(GridLocation::toString))
            .toList();
    SurveyTally<A> tally = new SurveyTally<>(question);
    if (distinct.isEmpty()) {
      return tally.answers();
    }
    List<Future<A>> answers = askAll(question, distinct, deadline);
    for (int i = 0; i < distinct.size(); i++) {
      tally.add(distinct.get(i), answers.get(i));
    }
    return tally.answers();
  }

  private <A> List<Future<A>> askAll(
      Question<A> question, List<GridLocation> places, Deadline deadline) {
    Circuit circuit = circuits.computeIfAbsent(question.source(), source -> new Circuit());
    // Those that are asked at once do not wait for each other's outcome, so that it is the same
    // outcome each time.
    int unconditional = circuit.isClosed() ? MOST_AT_ONCE : 0;
    List<Callable<A>> calls = new ArrayList<>();
    for (GridLocation place : places) {
      boolean atOnce = calls.size() < unconditional;
      calls.add(() -> ask(question, place, circuit, atOnce));
    }
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.min(MOST_AT_ONCE, places.size()), IntensitySurvey::daemon);
    try {
      return threads.invokeAll(calls, deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw new CarbonException(ErrorKind.INTERRUPTED, "stopped while asking " + question.source());
    } finally {
      threads.shutdownNow();
    }
  }

  private static <A> A ask(
      Question<A> question, GridLocation place, Circuit circuit, boolean atOnce) {
    if (!atOnce && !circuit.isClosed()) {
      return question.failed(place, Circuit.why());
    }
    boolean answered = false;
    try {
      A answer = question.ask(place);
      answered = !SurveyTally.isFailure(answer);
      return answer;
    } catch (CarbonException e) {
      answered = e.kind() == ErrorKind.CREDENTIALS;
      throw e;
    } finally {
      circuit.note(answered);
    }
  }

  /** A call that hangs must not keep the program alive. */
  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "carbon-survey");
    thread.setDaemon(true);
    return thread;
  }
}

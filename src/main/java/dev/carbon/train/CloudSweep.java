package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.OwnJob;
import dev.carbon.job.OwnJobs;
import dev.carbon.region.Location;
import dev.carbon.staging.OwnBuckets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Looks through a project for what carbon made, by its labels: the buckets, and the live jobs of
 * many locations at once. Changes nothing.
 *
 * @param deadline after which a location that has not answered counts as silent
 */
public record CloudSweep(OwnBuckets buckets, OwnJobs jobs, Duration deadline) {
  private static final int CONCURRENCY = 16;

  /**
   * What there is. The jobs are asked for first: whoever makes a bucket and a job in between is
   * then seen with its bucket.
   *
   * @throws CarbonException when the buckets cannot be listed; what goes wrong with a location is
   *     told with the rest
   */
  public Sightings look(List<Location> locations) {
    List<OwnJob> live = new ArrayList<>();
    Map<Location, String> unanswered = new LinkedHashMap<>();
    List<Future<List<OwnJob>>> answers = ask(locations);
    for (int i = 0; i < locations.size(); i++) {
      try {
        live.addAll(answers.get(i).get());
      } catch (CancellationException e) {
        unanswered.put(locations.get(i), "no answer in " + deadline.toSeconds() + " s");
      } catch (ExecutionException e) {
        unanswered.put(locations.get(i), why(e));
      } catch (InterruptedException e) {
        throw interrupted();
      }
    }
    return new Sightings(buckets.list(), live, unanswered);
  }

  private List<Future<List<OwnJob>>> ask(List<Location> locations) {
    ExecutorService threads = Executors.newFixedThreadPool(CONCURRENCY, CloudSweep::daemon);
    try {
      List<Callable<List<OwnJob>>> questions = new ArrayList<>();
      locations.forEach(location -> questions.add(() -> jobs.live(location)));
      return threads.invokeAll(questions, deadline.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread daemon(Runnable question) {
    Thread thread = new Thread(question, "sweep");
    thread.setDaemon(true); // A location that never answers must not hold the process.
    return thread;
  }

  private static String why(ExecutionException e) {
    if (e.getCause() instanceof RuntimeException failure) {
      return Bugs.asFailure(failure).text();
    }
    throw new IllegalStateException("a question broke off", e);
  }

  private static CarbonException interrupted() {
    Thread.currentThread().interrupt();
    return new CarbonException(
        ErrorKind.INTERRUPTED, "stopped while the project was looked through");
  }
}

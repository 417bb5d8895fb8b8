package dev.carbon.packaged;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Kills several runs side by side, and tells what became of them. */
final class KillReport {
  /** A client is one JVM that starts: two keep two cores busy. */
  private static final int AT_ONCE = 2;

  private final String name;
  private final long begun = System.nanoTime();
  private final ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE);
  private final Map<String, Future<KillVerdict>> verdicts = new LinkedHashMap<>();

  KillReport(String name) {
    this.name = name;
  }

  void add(String point, Callable<KillVerdict> run) {
    verdicts.put(point, workers.submit(run));
  }

  /** Waits for all of them; the points at which a promise was broken, each with its story. */
  List<String> broken() throws InterruptedException {
    workers.shutdown();
    int kills = 0;
    int ghosts = 0;
    List<String> broken = new ArrayList<>();
    for (Map.Entry<String, Future<KillVerdict>> each : verdicts.entrySet()) {
      try {
        KillVerdict verdict = each.getValue().get();
        kills += verdict.kills();
        ghosts += verdict.ghosts();
        if (!verdict.violations().isEmpty()) {
          broken.add(each.getKey() + ": " + verdict.violations() + "\n" + verdict.story());
        }
      } catch (ExecutionException e) {
        broken.add(each.getKey() + ": " + e.getCause());
      }
    }
    System.out.printf(
        "%-50s %4d runs %4d kills %3d violations %3d jobs given up %5d s%n",
        name,
        verdicts.size(),
        kills,
        broken.size(),
        ghosts,
        Duration.ofNanos(System.nanoTime() - begun).toSeconds());
    return broken;
  }

  /** The same, and fails on any. */
  void finish() throws InterruptedException {
    List<String> broken = broken();
    if (!broken.isEmpty()) {
      throw new AssertionError(String.join("\n\n", broken));
    }
  }
}

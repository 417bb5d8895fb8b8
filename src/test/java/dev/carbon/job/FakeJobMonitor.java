package dev.carbon.job;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** A platform that sees one replica a job, once a minute, and keeps it all in memory. */
public final class FakeJobMonitor implements JobMonitor {
  private static final Duration SAMPLE = Duration.ofMinutes(1);

  private final Map<String, NavigableMap<Instant, Observed>> seen = new HashMap<>();

  /** The accelerators of a job are seen at the end of a minute; their memory may be unknown. */
  public void see(JobHandle job, Instant time, double accelerators, OptionalDouble memory) {
    Optional<Double> used =
        memory.isPresent() ? Optional.of(memory.getAsDouble()) : Optional.empty();
    seen.computeIfAbsent(job.name(), unused -> new TreeMap<>())
        .put(time, new Observed(time, SAMPLE, Optional.of(accelerators), used));
  }

  @Override
  public List<Observed> use(JobHandle job, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("no time between " + from + " and " + to);
    }
    List<Observed> use = new ArrayList<>();
    seen.getOrDefault(job.name(), new TreeMap<>())
        .subMap(from, false, to, true)
        .forEach((end, each) -> use.add(within(from, end, each)));
    return use;
  }

  private static Observed within(Instant from, Instant end, Observed each) {
    Instant begin = end.minus(SAMPLE).isBefore(from) ? from : end.minus(SAMPLE);
    return new Observed(
        begin, Duration.between(begin, end), each.accelerators(), each.acceleratorMemory());
  }
}

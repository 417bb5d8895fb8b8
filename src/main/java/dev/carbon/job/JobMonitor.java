package dev.carbon.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the platform itself saw of the accelerators of a job. */
@FunctionalInterface
public interface JobMonitor {
  /** A platform that watches nothing. */
  JobMonitor NONE = (job, from, to) -> List.of();

  /**
   * How much was in use, by intervals in the order of time that do not overlap; empty when the
   * platform has seen nothing. An interval without a figure is left out. Blocks for 20 s at most.
   *
   * @param from before {@code to}
   * @throws dev.carbon.error.CarbonException CREDENTIALS when it may not be read, UPSTREAM when the
   *     service fails
   */
  List<Observed> use(JobHandle job, Instant from, Instant to);

  /**
   * Mean use of all accelerators of a job in an interval, each share from 0 to 1; empty when
   * unknown.
   *
   * @param accelerators the part of the time that they were busy
   * @param acceleratorMemory the part of their memory that was in use
   */
  record Observed(
      Instant start,
      Duration length,
      Optional<Double> accelerators,
      Optional<Double> acceleratorMemory) {}
}

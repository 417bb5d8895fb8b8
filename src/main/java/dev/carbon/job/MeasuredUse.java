package dev.carbon.job;

import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * What the bootstrap measured of its machine while the script ran, by intervals of time. Of a job
 * of several machines it is the primary's alone. The machine may have done other things meanwhile.
 *
 * @param restarted whether the platform had started the job before: what it spent then is not among
 *     these figures, nor among the run's other ones
 * @param width of an interval; 5 minutes, or longer when the run would have too many of them
 * @param domains whose energy counters (RAPL) could be read when the run began, such as {@code
 *     package-0} and {@code package-0/dram}; none on most virtual machines
 * @param accelerators of the machine; empty when none told what they draw
 * @param intervals in the order of time, without those in which nothing ran
 */
public record MeasuredUse(
    boolean restarted,
    Duration width,
    Set<String> domains,
    Optional<Accelerators> accelerators,
    List<Interval> intervals) {
  public MeasuredUse {
    domains = Set.copyOf(domains);
    intervals = List.copyOf(intervals);
  }

  /** Whether it is of all accelerators that such a machine has, and of no others. */
  public boolean isOf(Machine machine) {
    double chips = machine.accelerator().map(AcceleratorRequest::chips).orElse(0.0);
    return accelerators.filter(seen -> seen.devices() == chips).isPresent();
  }

  /** The joules of all domains in that interval; empty when one of them is unknown, or none is. */
  public OptionalDouble raplJoules(Interval interval) {
    return domains.isEmpty() || !interval.raplJoules().keySet().equals(domains)
        ? OptionalDouble.empty()
        : OptionalDouble.of(
            interval.raplJoules().values().stream().mapToDouble(Double::doubleValue).sum());
  }

  /**
   * All accelerators of the machine that NVIDIA's tool shows.
   *
   * @param method how their power was read, in the bootstrap's words
   * @param memoryBytes of all together; empty when unknown
   * @param peakMemoryBytes the most that was seen in use; empty when unknown
   */
  public record Accelerators(
      String method, int devices, Optional<Double> memoryBytes, Optional<Double> peakMemoryBytes) {}

  /**
   * One interval.
   *
   * @param start in UTC, a multiple of the width; the run may have begun later
   * @param time of the run in it that was measured
   * @param processorSeconds of the script and all below it; empty when unknown
   * @param raplJoules of each domain that was measured all of the time
   * @param accelerators what they did; empty when that is unknown
   */
  public record Interval(
      Instant start,
      Duration time,
      Optional<Double> processorSeconds,
      Map<String, Double> raplJoules,
      Optional<AcceleratorUse> accelerators) {
    public Interval {
      raplJoules = Map.copyOf(raplJoules);
    }
  }

  /**
   * All accelerators together, in one interval.
   *
   * @param time that their readings stand for; the rest of the interval is unknown
   * @param joules in that time
   * @param utilisation mean of the devices, 0 to 1; empty when unknown
   */
  public record AcceleratorUse(Duration time, double joules, Optional<Double> utilisation) {
    /** Their mean power in watts. */
    public double meanWatts() {
      return joules / (time.toNanos() / 1e9);
    }
  }
}

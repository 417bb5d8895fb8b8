package dev.carbon.account;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.EnergyInterval;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.EnergySum.Part;
import dev.carbon.footprint.NodeEnergy;
import dev.carbon.footprint.RunEnergy;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.MeasuredUse;
import dev.carbon.job.MeasuredUse.AcceleratorUse;
import dev.carbon.job.MeasuredUse.Accelerators;
import dev.carbon.job.MeasuredUse.Interval;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Watts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The energy of this computer while a script ran on it, each interval by the best that is known of
 * it: the counters of processors and memory, else the model at the load that the script's processor
 * time comes to; and the accelerators, as far as they told what they draw. What counters tell is
 * the whole computer's, whatever else ran on it.
 */
public final class ComputerEnergy {
  private static final String RAPL = "RAPL energy counters";
  private static final String BY_LOAD = "model by processor time";
  private static final String MEMORY = "published watts of memory";
  private static final String MEAN = "mean of the accelerators' other readings";
  private static final double JOULES_PER_KWH = 3.6e6;

  /** What a job takes around its script. */
  private static final Duration TO_START_AND_END = Duration.ofSeconds(10);

  /** A meter begins a little after the script and ends a little before it. */
  private static final double ALL_BUT_THE_EDGES = 0.95;

  private final EnergyModel model;
  private final JobMetrics metrics;
  private final double memoryBytes;
  private final Duration told;
  private final Duration wall;

  /** What is told of nearly all of the time stands for all of it. */
  private final double forTheEdges;

  private final List<EnergyInterval> intervals = new ArrayList<>();
  private final List<Part> accelerators = new ArrayList<>();

  private ComputerEnergy(EnergyModel model, JobMetrics metrics, double memoryBytes, Duration ran) {
    this.model = model;
    this.metrics = metrics;
    this.memoryBytes = memoryBytes;
    this.told = toldIntervals().stream().map(Interval::time).reduce(Duration.ZERO, Duration::plus);
    boolean cutShort = ran.minus(metrics.wall()).compareTo(TO_START_AND_END) > 0;
    this.wall = cutShort ? ran : metrics.wall();
    double part = (double) told.toNanos() / wall.toNanos();
    this.forTheEdges = part >= ALL_BUT_THE_EDGES ? 1 / part : 1;
  }

  /**
   * The energy; empty when the computer's memory is not known, and when it has accelerators that
   * told nothing at all.
   *
   * @param start of the script, by this machine's clock
   * @param ran how long its job was seen to run: where the metrics end much earlier, because nobody
   *     was there any more to tell the end, the rest is modelled at their mean load
   */
  public static Optional<Used> of(
      EnergyModel model, JobMetrics metrics, Instant start, Duration ran) {
    return metrics
        .memoryBytes()
        .filter(bytes -> !metrics.wall().isZero())
        .flatMap(bytes -> new ComputerEnergy(model, metrics, bytes, ran).used(start));
  }

  private Optional<Used> used(Instant start) {
    Optional<Accelerators> devices = metrics.measured().flatMap(MeasuredUse::accelerators);
    Optional<Watts> mean = devices.flatMap(each -> meanOfAccelerators());
    if (devices.isPresent() && mean.isEmpty()) {
      return Optional.empty();
    }
    for (Interval interval : toldIntervals()) {
      takeHost(metrics.measured().orElseThrow(), interval);
      mean.ifPresent(watts -> takeAccelerators(interval, watts, devices.orElseThrow()));
    }
    if (forTheEdges == 1) {
      takeRest(start, mean);
    }
    return Optional.of(
        new Used(
            new RunEnergy(intervals),
            accelerators.isEmpty()
                ? Optional.empty()
                : Optional.of(new EnergySum(Boundary.ACCELERATORS, accelerators))));
  }

  private void takeHost(MeasuredUse measured, Interval interval) {
    OptionalDouble joules = measured.raplJoules(interval);
    if (joules.isEmpty()) {
      double load =
          interval
              .processorSeconds()
              .map(seconds -> share(seconds, interval.time()))
              .orElseGet(metrics::busyShare);
      add(interval.start(), interval.time(), byLoad(load, interval.time()), BY_LOAD);
      return;
    }
    KilowattHours counted = new KilowattHours(joules.getAsDouble() / JOULES_PER_KWH);
    add(interval.start(), interval.time(), new NodeEnergy(counted, Basis.MEASURED), RAPL);
    if (measured.domains().stream().noneMatch(domain -> domain.endsWith("/dram"))) {
      add(
          interval.start(),
          interval.time(),
          model.energyOfComputer(0, memoryBytes, 0, interval.time()),
          MEMORY);
    }
  }

  private void takeAccelerators(Interval interval, Watts mean, Accelerators devices) {
    interval
        .accelerators()
        .ifPresent(
            use ->
                takeAccelerators(
                    interval.start(),
                    use.time(),
                    new NodeEnergy(
                        new KilowattHours(use.joules() / JOULES_PER_KWH), Basis.MEASURED),
                    devices.method()));
    Duration read = interval.accelerators().map(AcceleratorUse::time).orElse(Duration.ZERO);
    takeUntold(interval.start(), interval.time().minus(read), mean);
  }

  private void takeUntold(Instant start, Duration time, Watts mean) {
    if (isSome(time)) {
      takeAccelerators(start, time, new NodeEnergy(mean.over(time), Basis.MODELLED), MEAN);
    }
  }

  /** What lies in no interval: the processor time that none of them has, in the time left. */
  private void takeRest(Instant start, Optional<Watts> mean) {
    Duration time = wall.minus(told);
    if (!isSome(time)) {
      return;
    }
    double processorSeconds =
        toldIntervals().stream()
            .flatMap(each -> each.processorSeconds().stream())
            .reduce(metrics.cpu().toNanos() / 1e9, (left, each) -> left - each);
    boolean cutShort = wall.compareTo(metrics.wall()) > 0;
    double load = cutShort ? metrics.busyShare() : share(processorSeconds, time);
    add(start, time, byLoad(load, time), BY_LOAD);
    mean.ifPresent(watts -> takeUntold(start, time, watts));
  }

  private Optional<Watts> meanOfAccelerators() {
    List<AcceleratorUse> readings =
        toldIntervals().stream().flatMap(each -> each.accelerators().stream()).toList();
    double joules = readings.stream().mapToDouble(AcceleratorUse::joules).sum();
    double seconds = readings.stream().mapToDouble(use -> use.time().toNanos() / 1e9).sum();
    return seconds > 0 ? Optional.of(new Watts(joules / seconds)) : Optional.empty();
  }

  private NodeEnergy byLoad(double load, Duration time) {
    return model.energyOfComputer(metrics.processors(), memoryBytes, load, time);
  }

  /** Of all processors' time, at most 1. */
  private double share(double processorSeconds, Duration time) {
    double all = metrics.processors() * (time.toNanos() / 1e9);
    return Math.max(0, Math.min(1, processorSeconds / all));
  }

  private List<Interval> toldIntervals() {
    return metrics.measured().map(MeasuredUse::intervals).orElse(List.of());
  }

  private static boolean isSome(Duration time) {
    return !time.isNegative() && !time.isZero();
  }

  private void takeAccelerators(Instant start, Duration time, NodeEnergy energy, String source) {
    add(start, time, energy, source);
    accelerators.add(new Part(energy.basis(), source, energy.energy().times(forTheEdges)));
  }

  private void add(Instant start, Duration time, NodeEnergy energy, String source) {
    KilowattHours all = energy.energy().times(forTheEdges);
    intervals.add(new EnergyInterval(start, time, new NodeEnergy(all, energy.basis()), source));
  }
}

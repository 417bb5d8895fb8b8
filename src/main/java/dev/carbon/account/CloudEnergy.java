package dev.carbon.account;

import dev.carbon.footprint.AcceleratorPower.Scope;
import dev.carbon.footprint.Basis;
import dev.carbon.footprint.Boundary;
import dev.carbon.footprint.EnergyInterval;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.EnergySum;
import dev.carbon.footprint.EnergySum.Part;
import dev.carbon.footprint.NodeEnergy;
import dev.carbon.footprint.Power;
import dev.carbon.footprint.RunEnergy;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.job.JobMonitor.Observed;
import dev.carbon.job.MeasuredUse;
import dev.carbon.region.Workers;
import dev.carbon.unit.KilowattHours;
import dev.carbon.unit.Watts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The energy of machines in the cloud while they were a job's, each moment by the best that is
 * known of it: what the accelerators of the primary machine measured, else the published watts at
 * the utilisation that the platform saw, else those at full load. Processors and memory are always
 * modelled, and so are the machines beside the primary.
 */
public final class CloudEnergy {
  private static final String AT_FULL_LOAD = "published watts at full load";
  private static final String AS_SEEN = "published watts at the utilisation seen by the cloud";
  private static final String HOST = "published watts of processors and memory";
  private static final double JOULES_PER_KWH = 3.6e6;

  private final EnergyModel model;
  private final Workers workers;
  private final Power fullLoad;
  private final Optional<Power> hosts;
  private final List<EnergyInterval> intervals = new ArrayList<>();
  private final List<Part> accelerators = new ArrayList<>();
  private List<TimeWindow> free;
  private boolean accelerationIsApart;

  private CloudEnergy(EnergyModel model, Workers workers, Power fullLoad, List<TimeWindow> free) {
    this.model = model;
    this.workers = workers;
    this.fullLoad = fullLoad;
    this.hosts = model.hostPower(workers);
    this.free = free;
    this.accelerationIsApart = hosts.isPresent() && isOfChips();
  }

  /**
   * The energy of all machines; empty when nobody publishes what they draw, and of no time.
   *
   * @param running when they were the job's; without overlaps
   * @param measured on the primary machine
   * @param observed by the platform, the mean of all machines
   */
  public static Optional<Used> of(
      EnergyModel model,
      Workers workers,
      List<TimeWindow> running,
      Optional<MeasuredUse> measured,
      List<Observed> observed) {
    return model
        .power(workers)
        .filter(power -> !running.isEmpty())
        .map(power -> new CloudEnergy(model, workers, power, running).used(measured, observed));
  }

  private Used used(Optional<MeasuredUse> measured, List<Observed> observed) {
    measured.ifPresent(this::takeMeasured);
    observed.forEach(this::takeSeen);
    free.forEach(this::takeAtFullLoad);
    return new Used(
        new RunEnergy(intervals),
        accelerationIsApart && !accelerators.isEmpty()
            ? Optional.of(new EnergySum(Boundary.ACCELERATORS, accelerators))
            : Optional.empty());
  }

  private void takeMeasured(MeasuredUse measured) {
    if (!measured.isOf(workers.machine()) || hosts.isEmpty()) {
      return; // of something else than what the job has
    }
    String method = measured.accelerators().orElseThrow().method();
    for (MeasuredUse.Interval interval : measured.intervals()) {
      interval
          .accelerators()
          .ifPresent(use -> takeMeasured(interval.start(), measured.width(), use, method));
    }
  }

  /**
   * An interval is told by its beginning on the clock's face, and by how long it was measured in
   * it: from where the machine was the job's, which may be later, after a restart too.
   */
  private void takeMeasured(
      Instant start, Duration width, MeasuredUse.AcceleratorUse use, String method) {
    Instant begin =
        free.isEmpty() || free.get(0).from().isBefore(start) ? start : free.get(0).from();
    Duration longest = width.compareTo(use.time()) < 0 ? use.time() : width;
    TimeWindow face = new TimeWindow(begin, begin.plus(longest));
    List<TimeWindow> own =
        free.stream().flatMap(span -> Spans.common(span, face).stream()).toList();
    Spans.first(own, use.time()).forEach(span -> takeMeasured(span, use, method));
  }

  private void takeMeasured(TimeWindow span, MeasuredUse.AcceleratorUse use, String method) {
    KilowattHours energy =
        new KilowattHours(use.meanWatts() * span.length().toNanos() / 1e9 / JOULES_PER_KWH);
    free = Spans.without(free, span);
    add(span, new NodeEnergy(energy, Basis.MEASURED), method);
    accelerators.add(new Part(Basis.MEASURED, method, energy));
    add(span, share(hosts.orElseThrow(), 1).over(span.length()), HOST);
    takeOthers(span);
  }

  /** Nobody measures the machines beside the primary. */
  private void takeOthers(TimeWindow span) {
    if (workers.machines() > 1) {
      take(span, share(fullLoad, workers.machines() - 1), workers.machines() - 1, AT_FULL_LOAD);
    }
  }

  private void takeSeen(Observed seen) {
    Optional<Power> power = seen.accelerators().flatMap(share -> model.power(workers, share));
    if (power.isEmpty()) {
      return;
    }
    TimeWindow told = new TimeWindow(seen.start(), seen.start().plus(seen.length()));
    for (TimeWindow span : free) {
      Spans.common(span, told)
          .ifPresent(
              part -> {
                free = Spans.without(free, part);
                take(part, power.get(), workers.machines(), AS_SEEN);
              });
    }
  }

  private void takeAtFullLoad(TimeWindow span) {
    take(span, fullLoad, workers.machines(), AT_FULL_LOAD);
  }

  /** So many whole machines, accelerators and hosts together. */
  private void take(TimeWindow span, Power power, int machines, String source) {
    NodeEnergy energy = power.over(span.length());
    add(span, energy, source);
    if (accelerationIsApart) {
      KilowattHours host = share(hosts.orElseThrow(), machines).over(span.length()).energy();
      double chips = energy.energy().value() - host.value();
      accelerators.add(new Part(power.basis(), source, new KilowattHours(Math.max(0, chips))));
    }
  }

  private void add(TimeWindow span, NodeEnergy energy, String source) {
    intervals.add(new EnergyInterval(span.from(), span.length(), energy, source));
  }

  /** Of the power of all machines, that of so many. */
  private Power share(Power all, int machines) {
    double part = (double) machines / workers.machines();
    return new Power(new Watts(all.watts().value() * part), all.basis());
  }

  /** Watts of a whole system hold the host's, and cannot be told apart from it. */
  private boolean isOfChips() {
    return workers
        .machine()
        .accelerator()
        .flatMap(request -> model.power(request.accelerator()))
        .filter(power -> power.scope() == Scope.CHIP)
        .isPresent();
  }
}

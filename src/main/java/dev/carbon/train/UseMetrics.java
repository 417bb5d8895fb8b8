package dev.carbon.train;

import dev.carbon.account.Used;
import dev.carbon.footprint.Basis;
import dev.carbon.footprint.GreenAiCost;
import dev.carbon.footprint.Utilisation;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobMonitor.Observed;
import dev.carbon.job.MeasuredUse;
import dev.carbon.job.MeasuredUse.AcceleratorUse;
import dev.carbon.job.MeasuredUse.Accelerators;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/** What a run used of machines and accelerators: the cost metrics of Green AI. */
record UseMetrics(TrainPlan plan, RunFacts facts, Optional<Used> used) {
  private static final String THIS_MACHINE = "this machine";
  private static final String BY_THE_CLOUD = "Cloud Monitoring, mean of the accelerators";
  private static final String MEMORY_BY_THE_CLOUD =
      "Cloud Monitoring, mean of the accelerators' memory";
  private static final String PEAK_MEMORY = "most of the accelerators' memory that was seen in use";

  /** Empty when nobody knows how long the run took. */
  Optional<GreenAiCost> cost(Optional<Dollars> dollars) {
    Optional<GreenAiCost> reserved =
        plan.backend().isRehearsal()
            ? facts.metrics().map(UseMetrics::ofThisMachine)
            : facts.duration().map(time -> GreenAiCost.of(plan.workers(), time, dollars));
    return reserved.map(
        cost ->
            cost.with(used.flatMap(Used::accelerators), utilisation(), seenMemory(), peakMemory()));
  }

  private static GreenAiCost ofThisMachine(JobMetrics metrics) {
    double seconds = metrics.wall().toNanos() / 1e9;
    int devices =
        metrics.measured().flatMap(MeasuredUse::accelerators).map(Accelerators::devices).orElse(0);
    return new GreenAiCost(
        THIS_MACHINE,
        OptionalDouble.of(metrics.processors() * seconds),
        devices * Durations.hours(metrics.wall()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** By the machine itself, unless the platform saw much more of the run's time. */
  private Optional<Utilisation> utilisation() {
    Optional<Mean> seen = mean(facts.observed(), Observed::length, Observed::accelerators);
    double muchMore = seen.map(Mean::seconds).orElse(0.0) / 2;
    return measured()
        .flatMap(
            own ->
                measured(own)
                    .filter(mean -> mean.seconds() >= muchMore)
                    .map(mean -> utilisation(mean, own)))
        .or(() -> seen.map(mean -> new Utilisation(mean.share(), Basis.MEASURED, BY_THE_CLOUD)));
  }

  private static Utilisation utilisation(Mean mean, MeasuredUse own) {
    return new Utilisation(mean.share(), Basis.MEASURED, own.accelerators().orElseThrow().method());
  }

  private static Optional<Mean> measured(MeasuredUse own) {
    return mean(
        own.intervals().stream().flatMap(each -> each.accelerators().stream()).toList(),
        AcceleratorUse::time,
        AcceleratorUse::utilisation);
  }

  private Optional<Utilisation> peakMemory() {
    return measured()
        .flatMap(MeasuredUse::accelerators)
        .flatMap(
            seen ->
                seen.memoryBytes()
                    .filter(bytes -> bytes > 0)
                    .flatMap(bytes -> seen.peakMemoryBytes().map(peak -> peak / bytes)))
        .map(share -> new Utilisation(share, Basis.MEASURED, PEAK_MEMORY));
  }

  private Optional<Utilisation> seenMemory() {
    return mean(facts.observed(), Observed::length, Observed::acceleratorMemory)
        .map(mean -> new Utilisation(mean.share(), Basis.MEASURED, MEMORY_BY_THE_CLOUD));
  }

  /** In the cloud only what is of the job's accelerators: as its energy takes it. */
  private Optional<MeasuredUse> measured() {
    return facts
        .metrics()
        .flatMap(JobMetrics::measured)
        .filter(use -> plan.backend().isRehearsal() || use.isOf(plan.workers().machine()));
  }

  /** By length of time, over those of which it is known. */
  private static <T> Optional<Mean> mean(
      List<T> all, Function<T, Duration> length, Function<T, Optional<Double>> share) {
    double seconds = 0;
    double sum = 0;
    for (T each : all) {
      if (share.apply(each).isPresent()) {
        double time = length.apply(each).toNanos() / 1e9;
        seconds += time;
        sum += time * share.apply(each).get();
      }
    }
    return seconds > 0
        ? Optional.of(new Mean(Math.min(1, sum / seconds), seconds))
        : Optional.empty();
  }

  /** A mean share, and the time that it is of. */
  private record Mean(double share, double seconds) {}
}

package dev.carbon.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.EnergyInterval;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.EnergySum;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.job.JobMonitor.Observed;
import dev.carbon.job.MeasuredUse;
import dev.carbon.job.MeasuredUse.AcceleratorUse;
import dev.carbon.job.MeasuredUse.Accelerators;
import dev.carbon.job.MeasuredUse.Interval;
import dev.carbon.region.AcceleratorRequest;
import dev.carbon.region.Hardware;
import dev.carbon.region.Machine;
import dev.carbon.region.Workers;
import dev.carbon.testing.Cases;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloudEnergyTest {
  private static final double TINY = 1e-9;
  private static final long SEED = 20_261_122;
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final EnergyModel MODEL = EnergyModel.bundled();
  private static final Hardware HARDWARE = Hardware.bundled();
  private static final Workers A100 = Workers.one(machine("a2-highgpu-1g", "a100"));
  private static final double HOST_WATTS = MODEL.hostPower(A100).orElseThrow().watts().value();
  private static final double FULL_WATTS = MODEL.power(A100).orElseThrow().watts().value();

  @Test
  void isTheModelsAtFullLoadWhereNobodyMeasured() {
    Used used = used(A100, hours(2), Optional.empty(), List.of()).orElseThrow();

    assertEquals(2 * FULL_WATTS / 1000, total(used), TINY);
    assertEquals(
        2 * (FULL_WATTS - HOST_WATTS) / 1000,
        used.accelerators().orElseThrow().total().value(),
        TINY);
  }

  @Test
  void ofAcceleratorsIsWhatTheyMeasuredAndTheHostIsAdded() {
    Used used = used(A100, hours(1), measured(HOUR, 720_000), List.of()).orElseThrow();

    assertEquals(0.2 + HOST_WATTS / 1000, total(used), TINY);
    assertEquals(0.2, share(used, Basis.MEASURED), TINY);
    assertEquals(0.2, used.accelerators().orElseThrow().total().value(), TINY);
  }

  @Test
  void leavesTheTimeThatNobodyMeasuredToTheModel() {
    Used used = used(A100, hours(3), measured(HOUR, 720_000), List.of()).orElseThrow();

    assertEquals(0.2 + HOST_WATTS / 1000 + 2 * FULL_WATTS / 1000, total(used), TINY);
    assertTrue(used.energy().sum().mixesBases());
  }

  @Test
  void isMeasuredForAsLongAsTheMachineSaysWhereItsIntervalBeganBeforeItWasTheJobsAgain() {
    Instant restart = NOON.plus(HOUR).plusSeconds(420);
    List<TimeWindow> running =
        List.of(
            new TimeWindow(NOON, NOON.plusSeconds(600)),
            new TimeWindow(restart, restart.plusSeconds(780)));
    Duration width = Duration.ofMinutes(5);

    Used used =
        used(
                A100,
                running,
                measured(
                    width,
                    interval(NOON.plus(HOUR).plusSeconds(300), Duration.ofMinutes(3), 18_000),
                    interval(NOON.plus(HOUR).plusSeconds(600), width, 30_000)),
                List.of())
            .orElseThrow();

    assertEquals(48_000 / 3.6e6, share(used, Basis.MEASURED), TINY);
    assertEquals(seconds(running), seconds(used), TINY);
    assertEquals(
        List.of(restart, restart.plusSeconds(180)),
        used.energy().intervals().stream()
            .filter(part -> part.node().basis() == Basis.MEASURED)
            .map(EnergyInterval::start)
            .toList());
  }

  @Test
  void isMeasuredOnBothSidesOfAWaitWithinAnInterval() {
    List<TimeWindow> running =
        List.of(
            new TimeWindow(NOON, NOON.plusSeconds(60)),
            new TimeWindow(NOON.plusSeconds(180), NOON.plusSeconds(300)));

    Used used =
        used(
                A100,
                running,
                measured(Duration.ofMinutes(5), interval(NOON, Duration.ofMinutes(3), 18_000)),
                List.of())
            .orElseThrow();

    assertEquals(18_000 / 3.6e6, share(used, Basis.MEASURED), TINY);
  }

  @Test
  void followsTheUtilisationThatTheCloudSawWhereNothingWasMeasured() {
    Observed half = new Observed(NOON, HOUR, Optional.of(0.5), Optional.empty());
    double halfWatts = MODEL.power(A100, 0.5).orElseThrow().watts().value();

    Used used = used(A100, hours(2), Optional.empty(), List.of(half)).orElseThrow();

    assertEquals((halfWatts + FULL_WATTS) / 1000, total(used), TINY);
    assertEquals(0, share(used, Basis.MEASURED), TINY);
  }

  @Test
  void believesTheMachineMoreThanTheCloud() {
    Observed idle = new Observed(NOON, HOUR, Optional.of(0.0), Optional.empty());

    Used used = used(A100, hours(1), measured(HOUR, 720_000), List.of(idle)).orElseThrow();

    assertEquals(0.2 + HOST_WATTS / 1000, total(used), TINY);
  }

  @Test
  void ofTheMachinesBesideThePrimaryIsTheModels() {
    Workers three = new Workers(A100.machine(), 3);

    Used used = used(three, hours(1), measured(HOUR, 720_000), List.of()).orElseThrow();

    assertEquals(0.2 + HOST_WATTS / 1000 + 2 * FULL_WATTS / 1000, total(used), TINY);
    assertEquals(
        0.2 + 2 * (FULL_WATTS - HOST_WATTS) / 1000,
        used.accelerators().orElseThrow().total().value(),
        TINY);
  }

  @Test
  void doesNotBelieveAMeasurementOfOtherThanTheJobsAccelerators() {
    Workers two = Workers.one(machine("a2-highgpu-2g", "a100", 2));

    Used used = used(two, hours(1), measured(HOUR, 720_000), List.of()).orElseThrow();

    assertEquals(0, share(used, Basis.MEASURED), TINY);
  }

  @Test
  void doesNotTellApartTheAcceleratorsOfAWholeSystem() {
    Workers v100 = Workers.one(machine("n1-standard-8", "v100"));

    Used used = used(v100, hours(1), Optional.empty(), List.of()).orElseThrow();

    assertEquals(Optional.empty(), used.accelerators());
  }

  @Test
  void isUnknownWithoutTime() {
    assertEquals(Optional.empty(), used(A100, List.of(), Optional.empty(), List.of()));
  }

  @Test
  void countsNoMomentTwiceAndLeavesNoneOut() {
    Cases.check(
        SEED,
        300,
        random -> {
          List<TimeWindow> running = new ArrayList<>();
          Instant at = NOON;
          for (int i = random.nextInt(4); i >= 0; i--) {
            Instant from = at.plusSeconds(random.nextInt(4000));
            at = from.plusSeconds(1 + random.nextInt(9000));
            running.add(new TimeWindow(from, at));
          }
          List<Observed> seen = new ArrayList<>();
          Instant start = NOON.minusSeconds(random.nextInt(5000));
          while (start.isBefore(at)) {
            seen.add(
                new Observed(
                    start,
                    Duration.ofMinutes(5),
                    random.nextBoolean() ? Optional.of(random.nextDouble()) : Optional.empty(),
                    Optional.empty()));
            start = start.plusSeconds(300L * (1 + random.nextInt(3)));
          }

          List<Interval> own = new ArrayList<>();
          Instant face = NOON;
          while (face.isBefore(at)) {
            if (random.nextBoolean()) {
              own.add(interval(face, Duration.ofSeconds(1 + random.nextInt(300)), 1));
            }
            face = face.plusSeconds(300);
          }
          Optional<MeasuredUse> measured =
              measured(Duration.ofMinutes(5), own.toArray(Interval[]::new));

          Used used = used(A100, running, measured, seen).orElseThrow();

          assertEquals(seconds(running), seconds(used), TINY);
          assertTrue(
              used.energy().intervals().stream()
                  .allMatch(part -> running.stream().anyMatch(span -> isWithin(span, part))));
        });
  }

  private static boolean isWithin(TimeWindow span, EnergyInterval part) {
    return !part.start().isBefore(span.from()) && !part.end().isAfter(span.to());
  }

  private static double seconds(List<TimeWindow> spans) {
    return spans.stream().mapToLong(span -> span.length().toNanos()).sum() / 1e9;
  }

  /** Of the accelerators: where they were measured, their host is an interval of its own. */
  private static double seconds(Used used) {
    return used.energy().intervals().stream()
            .filter(part -> !part.source().equals("published watts of processors and memory"))
            .mapToLong(part -> part.duration().toNanos())
            .sum()
        / 1e9;
  }

  private static Optional<Used> used(
      Workers workers,
      List<TimeWindow> running,
      Optional<MeasuredUse> measured,
      List<Observed> observed) {
    return CloudEnergy.of(MODEL, workers, running, measured, observed);
  }

  /** One device that used so many joules in an interval of that length, from noon. */
  private static Optional<MeasuredUse> measured(Duration time, double joules) {
    return measured(time, interval(NOON, time, joules));
  }

  /** One device. */
  private static Optional<MeasuredUse> measured(Duration width, Interval... intervals) {
    return Optional.of(
        new MeasuredUse(
            false,
            width,
            Set.of(),
            Optional.of(new Accelerators("nvidia-smi", 1, Optional.empty(), Optional.empty())),
            List.of(intervals)));
  }

  private static Interval interval(Instant start, Duration time, double joules) {
    return new Interval(
        start,
        time,
        Optional.empty(),
        Map.of(),
        Optional.of(new AcceleratorUse(time, joules, Optional.of(0.7))));
  }

  private static List<TimeWindow> hours(int count) {
    return List.of(new TimeWindow(NOON, NOON.plus(HOUR.multipliedBy(count))));
  }

  private static double total(Used used) {
    return used.energy().sum().total().value();
  }

  private static double share(Used used, Basis basis) {
    EnergySum sum = used.energy().sum();
    return sum.share(basis) * sum.total().value();
  }

  private static Machine machine(String type, String accelerator) {
    return machine(type, accelerator, 1);
  }

  private static Machine machine(String type, String accelerator, int count) {
    return new Machine(
        HARDWARE.machine(type).orElseThrow(),
        Optional.of(
            new AcceleratorRequest(HARDWARE.accelerator(accelerator).orElseThrow(), count)));
  }
}

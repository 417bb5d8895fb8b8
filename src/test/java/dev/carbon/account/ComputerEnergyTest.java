package dev.carbon.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.footprint.Basis;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.MeasuredUse;
import dev.carbon.job.MeasuredUse.AcceleratorUse;
import dev.carbon.job.MeasuredUse.Accelerators;
import dev.carbon.job.MeasuredUse.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComputerEnergyTest {
  private static final double TINY = 1e-9;
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration MINUTES = Duration.ofMinutes(5);
  private static final EnergyModel MODEL = EnergyModel.bundled();
  private static final int PROCESSORS = 4;
  private static final double MEMORY = 1.6e10;
  private static final String PACKAGE = "package-0";
  private static final String DRAM = "package-0/dram";

  @Test
  void isWhatTheCountersOfProcessorsAndMemoryTell() {
    Used used =
        used(MINUTES, Set.of(PACKAGE, DRAM), counted(Map.of(PACKAGE, 3000.0, DRAM, 600.0)))
            .orElseThrow();

    assertEquals(0.001, total(used), TINY);
    assertEquals(Basis.MEASURED, used.energy().sum().weakest());
  }

  @Test
  void addsTheMemorysWhereNoCounterTellsIt() {
    Used used = used(MINUTES, Set.of(PACKAGE), counted(Map.of(PACKAGE, 3600.0))).orElseThrow();

    double memory = MODEL.energyOfComputer(0, MEMORY, 0, MINUTES).energy().value();
    assertTrue(memory > 0);
    assertEquals(0.001 + memory, total(used), TINY);
    assertTrue(used.energy().sum().mixesBases());
  }

  @Test
  void goesByTheLoadOfEachIntervalWhereNoCounterTells() {
    Used used =
        used(
                MINUTES.multipliedBy(2),
                Set.of(),
                busy(NOON, PROCESSORS * 300.0),
                busy(NOON.plus(MINUTES), 0))
            .orElseThrow();

    double expected = byLoad(1, MINUTES) + byLoad(0, MINUTES);
    assertEquals(expected, total(used), TINY);
    assertEquals(Basis.MODELLED, used.energy().sum().weakest());
  }

  @Test
  void countsTheTimeThatLiesInNoInterval() {
    Used used = used(MINUTES.multipliedBy(2), Set.of(), busy(NOON, 0)).orElseThrow();

    // 600 of the script's processor seconds, none of which the interval has.
    assertEquals(byLoad(0, MINUTES) + byLoad(0.5, MINUTES), total(used), TINY);
  }

  @Test
  void letsNearlyAllOfTheTimeStandForAllOfIt() {
    Duration wall = MINUTES.plusSeconds(3);

    Used used =
        used(wall, Set.of(PACKAGE, DRAM), counted(Map.of(PACKAGE, 3000.0, DRAM, 0.0)))
            .orElseThrow();

    assertEquals(3000.0 / 3.6e6 * 303 / 300, total(used), TINY);
    assertEquals(Basis.MEASURED, used.energy().sum().weakest());
  }

  @Test
  void modelsTheTimeAfterMetricsThatWereCutShort() {
    JobMetrics cut =
        new JobMetrics(
            MINUTES,
            Duration.ofMinutes(10),
            PROCESSORS,
            Optional.of(MEMORY),
            Optional.of(
                new MeasuredUse(
                    false,
                    MINUTES,
                    Set.of(PACKAGE, DRAM),
                    Optional.empty(),
                    List.of(counted(Map.of(PACKAGE, 3000.0, DRAM, 600.0))))));

    Used used = ComputerEnergy.of(MODEL, cut, NOON, MINUTES.multipliedBy(3)).orElseThrow();

    assertEquals(0.001 + byLoad(0.5, MINUTES.multipliedBy(2)), total(used), TINY);
    assertTrue(used.energy().sum().mixesBases());
  }

  @Test
  void addsWhatTheAcceleratorsTold() {
    Used used = usedWithAccelerator(accelerated(MINUTES, 36_000)).orElseThrow();

    assertEquals(byLoad(0.5, MINUTES) + 0.01, total(used), TINY);
    assertEquals(0.01, used.accelerators().orElseThrow().total().value(), TINY);
  }

  @Test
  void takesTheirMeanForTheTimeThatTheyDidNotTell() {
    Used used = usedWithAccelerator(accelerated(MINUTES.dividedBy(2), 18_000)).orElseThrow();

    assertEquals(0.01, used.accelerators().orElseThrow().total().value(), TINY);
    assertEquals(0.5, used.accelerators().orElseThrow().share(Basis.MEASURED), TINY);
  }

  @Test
  void isUnknownWhenAcceleratorsAreThereAndToldNothing() {
    assertEquals(Optional.empty(), usedWithAccelerator(accelerated(null, 0)));
  }

  @Test
  void isUnknownWhenTheMemoryIs() {
    JobMetrics metrics =
        new JobMetrics(MINUTES, MINUTES, PROCESSORS, Optional.empty(), Optional.empty());

    assertEquals(Optional.empty(), ComputerEnergy.of(MODEL, metrics, NOON, metrics.wall()));
  }

  private static Optional<Used> used(Duration wall, Set<String> domains, Interval... intervals) {
    return used(
        wall, new MeasuredUse(false, MINUTES, domains, Optional.empty(), List.of(intervals)));
  }

  /** Of a computer with an accelerator. */
  private static Optional<Used> usedWithAccelerator(Interval interval) {
    Accelerators one = new Accelerators("a tool", 1, Optional.empty(), Optional.empty());
    return used(
        MINUTES, new MeasuredUse(false, MINUTES, Set.of(), Optional.of(one), List.of(interval)));
  }

  private static Optional<Used> used(Duration wall, MeasuredUse measured) {
    JobMetrics metrics =
        new JobMetrics(
            wall, Duration.ofMinutes(10), PROCESSORS, Optional.of(MEMORY), Optional.of(measured));
    return ComputerEnergy.of(MODEL, metrics, NOON, metrics.wall());
  }

  private static Interval counted(Map<String, Double> joules) {
    return new Interval(NOON, MINUTES, Optional.of(1.0), joules, Optional.empty());
  }

  private static Interval busy(Instant start, double processorSeconds) {
    return new Interval(start, MINUTES, Optional.of(processorSeconds), Map.of(), Optional.empty());
  }

  private static Interval accelerated(@Nullable Duration told, double joules) {
    return new Interval(
        NOON,
        MINUTES,
        Optional.of(600.0),
        Map.of(),
        told == null
            ? Optional.empty()
            : Optional.of(new AcceleratorUse(told, joules, Optional.empty())));
  }

  private static double byLoad(double load, Duration time) {
    return MODEL.energyOfComputer(PROCESSORS, MEMORY, load, time).energy().value();
  }

  private static double total(Used used) {
    return used.energy().sum().total().value();
  }
}

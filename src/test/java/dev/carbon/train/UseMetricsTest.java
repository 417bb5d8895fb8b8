package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.account.CloudEnergy;
import dev.carbon.account.GridDiary;
import dev.carbon.account.Used;
import dev.carbon.footprint.Basis;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.GreenAiCost;
import dev.carbon.footprint.Utilisation;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobMonitor.Observed;
import dev.carbon.job.MeasuredUse;
import dev.carbon.job.MeasuredUse.AcceleratorUse;
import dev.carbon.job.MeasuredUse.Accelerators;
import dev.carbon.job.MeasuredUse.Interval;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Runs of eleven hours on one A100, unless a test says otherwise. */
class UseMetricsTest {
  private static final double TINY = 1e-9;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration ALL = HOUR.multipliedBy(11);
  private static final EnergyModel MODEL = EnergyModel.bundled();

  private final Plans plans = new Plans();
  private int hoursMeasured = 11;
  private boolean powerIsKnown = true;
  private Optional<Observed> observed =
      Optional.of(new Observed(START, ALL, Optional.of(0.4), Optional.of(0.2)));

  UseMetricsTest() {
    plans.machine = Plans.withAccelerators(1);
  }

  @Test
  void theMachineIsBelievedMoreThanTheCloud() {
    assertEquals(0.7, use().accelerator().orElseThrow().share(), TINY);
  }

  @Test
  void whatTheMachineMeasuredInTheLastHourIsNotTheMeanOfElevenHours() {
    hoursMeasured = 1;

    Utilisation told = use().accelerator().orElseThrow();

    assertEquals(0.4, told.share(), TINY);
    assertEquals("Cloud Monitoring, mean of the accelerators", told.source());
  }

  @Test
  void whatTheMachineMeasuredInTheLastHourIsToldWhereNobodyKnowsMore() {
    hoursMeasured = 1;
    observed = Optional.empty();

    assertEquals(0.7, use().accelerator().orElseThrow().share(), TINY);
  }

  @Test
  void acceleratorsThatDoNotTellTheirPowerAreAsBusyAsTheCloudSaw() {
    powerIsKnown = false;

    assertEquals(0.4, use().accelerator().orElseThrow().share(), TINY);
  }

  @Test
  void theMostMemoryAndItsMeanAreTwoFigures() {
    assertEquals(0.2, use().memory().orElseThrow().share(), TINY);
    assertEquals(0.75, use().peakMemory().orElseThrow().share(), TINY);

    observed = Optional.empty();
    assertEquals(Optional.empty(), use().memory());
    assertEquals(0.75, use().peakMemory().orElseThrow().share(), TINY);
  }

  @Test
  void accountsForOtherAcceleratorsThanTheJobsNeitherEnergyNorUse() {
    plans.machine = Plans.withAccelerators(2);

    GreenAiCost use = use();

    assertEquals(0.4, use.accelerator().orElseThrow().share(), TINY);
    assertEquals(Optional.empty(), use.peakMemory());
    assertEquals(0, use.acceleratorEnergy().orElseThrow().share(Basis.MEASURED), TINY);
  }

  @Test
  void aRehearsalHasTheAcceleratorsOfThisMachine() {
    plans.backend = BackendKind.LOCAL;
    plans.machine = Plans.machine();
    observed = Optional.empty();

    GreenAiCost use = use();

    assertEquals(0.7, use.accelerator().orElseThrow().share(), TINY);
    assertEquals(11, use.acceleratorHours(), TINY);
  }

  private GreenAiCost use() {
    TrainPlan plan = plans.plan(Path.of("out"));
    RunFacts facts =
        new RunFacts(
            Optional.of(List.of(new TimeWindow(START, START.plus(ALL)))),
            0,
            START,
            Optional.of(metrics()),
            observed.stream().toList(),
            new GridDiary(plan.ranking().kind()),
            Optional.empty(),
            Map.of());
    Optional<Used> used =
        CloudEnergy.of(
            MODEL,
            plan.workers(),
            facts.spans(),
            facts.metrics().flatMap(JobMetrics::measured),
            facts.observed());
    return new UseMetrics(plan, facts, used).cost(Optional.empty()).orElseThrow();
  }

  /** One device, busy for 0.7 of the last hours. */
  private JobMetrics metrics() {
    Duration time = HOUR.multipliedBy(hoursMeasured);
    AcceleratorUse busy = new AcceleratorUse(time, 1000, Optional.of(0.7));
    Interval interval =
        new Interval(
            START.plus(ALL).minus(time),
            time,
            Optional.empty(),
            Map.of(),
            Optional.of(busy).filter(use -> powerIsKnown));
    Accelerators one = new Accelerators("nvidia-smi", 1, Optional.of(4e10), Optional.of(3e10));
    MeasuredUse measured =
        new MeasuredUse(false, time, Set.of(), Optional.of(one), List.of(interval));
    return new JobMetrics(ALL, HOUR, 12, Optional.of(8e10), Optional.of(measured));
  }
}

package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.account.JobTimes;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.footprint.FootprintDetails;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.PlannedCarbon;
import dev.carbon.footprint.Savings;
import dev.carbon.footprint.WaterUse;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.MixBasis;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.region.GridZone;
import dev.carbon.region.Water;
import dev.carbon.region.Workers;
import dev.carbon.unit.GramsPerKwh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Runs over several hours of a grid that was planned with 100 g/kWh. All of the plan's regions lie
 * on it, at a PUE of 1.1 and, the baseline, 1.25.
 */
class ReckoningTest {
  private static final double TINY = 1e-9;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final EnergyModel MODEL = EnergyModel.bundled();

  private final Plans plans = new Plans();
  private final FakeGrid grid = new FakeGrid();
  private final JobTimes times = new JobTimes();
  private double facilityKwhPerHour;

  @BeforeEach
  void setUp() {
    facilityKwhPerHour =
        Plans.CHOSEN_PUE
            * MODEL.energy(Workers.one(Plans.machine()), HOUR).orElseThrow().energy().value();
  }

  @Test
  void pricesEachHourWithItsOwnFigure() {
    remember(100, 200, 600);

    RunAccount account = account(START.plusSeconds(1800), Duration.ofHours(2));

    double expected = facilityKwhPerHour * (0.5 * 100 + 200 + 0.5 * 600);
    assertEquals(expected, account.footprint().carbon().orElseThrow().value(), TINY);
    assertEquals(275, mean(account), TINY);
    assertEquals(0, carbon(account).fallbackShare(), TINY);
  }

  @Test
  void asksTheSourceForTheHoursOfTheRunOnce() {
    account(START.plusSeconds(1800), Duration.ofHours(2));

    assertEquals(
        List.of(new TimeWindow(START.plusSeconds(1800), START.plusSeconds(9000))), grid.asked);
  }

  @Test
  void asksNobodyForAnHourThatThePlanKnows() {
    account(START.plusSeconds(60), Duration.ofMinutes(59));

    assertEquals(List.of(), grid.asked);
  }

  @Test
  void letsTheFigureOfThePlanStandInWhereNobodyTellsAndSaysForHowMuch() {
    grid.failure = new CarbonException(ErrorKind.UPSTREAM, "no answer");

    RunAccount account = account(START, Duration.ofHours(4));

    assertEquals(
        4 * facilityKwhPerHour * 100, account.footprint().carbon().orElseThrow().value(), TINY);
    assertEquals(0.75, carbon(account).fallbackShare(), TINY);
  }

  @Test
  void explainsWhyTheRunEmittedOtherThanPlanned() {
    remember(100, 300);

    RunAccount account = account(START, Duration.ofHours(2));

    FootprintDetails details = account.details().orElseThrow();
    PlannedCarbon planned = details.planned().orElseThrow();
    assertEquals(2 * facilityKwhPerHour * 100, planned.grams().value(), TINY);
    PlannedCarbon.Difference difference =
        planned.until(carbon(account).energy().total(), account.footprint().carbon().orElseThrow());
    assertEquals(0, difference.byEnergy().value(), TINY);
    assertEquals(facilityKwhPerHour * 200, difference.byGrid().value(), TINY);
  }

  @Test
  void comparesWithTheBaselineAndTheMeanAtTheSameHours() {
    remember(100, 300);

    Savings savings = account(START, Duration.ofHours(2)).savings();

    double node = facilityKwhPerHour / Plans.CHOSEN_PUE;
    // In its first hour the other region's own plan says 400; what was told later says 100.
    double own = node * Plans.CHOSEN_PUE * 400;
    double there = node * Plans.OTHER_PUE * 400;
    assertEquals(there, savings.baseline().orElseThrow().value(), TINY);
    assertEquals(there - own, savings.saved().orElseThrow().value(), TINY);
    assertEquals((there + own) / 2 - own, savings.savedAgainstMean().orElseThrow().value(), TINY);
  }

  @Test
  void theHoursOfTheBaselineThatNobodyToldAreKeptWithTheSaving() {
    plans.otherZone = new GridZone("US");
    remember(100, 100);

    Savings savings = account(START, Duration.ofHours(2)).savings();

    assertEquals(0.5, savings.baselineShareByPlan().orElseThrow(), TINY);
    assertEquals(0.25, savings.meanShareByPlan().orElseThrow(), TINY);
    assertEquals(
        Optional.of(0.5), savings.less(Optional.empty()).baselineShareByPlan(), "of what is left");
  }

  @Test
  void countsNeitherEnergyNorMoneyOfTheWaitAfterAPreemption() {
    saw(JobState.RUNNING, START);
    saw(JobState.PENDING, START.plus(HOUR));
    saw(JobState.RUNNING, START.plus(HOUR.multipliedBy(9)));

    RunAccount account = account(START, HOUR.multipliedBy(10));

    assertEquals(Optional.of(HOUR.multipliedBy(2)), account.duration());
    assertEquals(2 * facilityKwhPerHour, account.footprint().energy().orElseThrow().value(), TINY);
    assertEquals(4.0, account.footprint().cost().orElseThrow().value(), TINY);
    assertEquals(1, account.details().orElseThrow().restarts());
  }

  @Test
  void keepsWhatASourceForgetsWithinADay() {
    RunDiary diary = diary();
    remember(100, 700);
    diary.keepUp(START.plus(Duration.ofHours(11)));
    assertEquals(0, grid.asked.size());
    diary.keepUp(START.plus(Duration.ofHours(12)));
    assertEquals(1, grid.asked.size());
    grid.remembered.clear();

    diary.complete(spans(START, Duration.ofHours(2)), START.plus(Duration.ofHours(12)));

    RunAccount account = account(diary, START, Duration.ofHours(2));
    assertEquals(400, mean(account), TINY);
  }

  @Test
  void reckonsWaterByThePlantsOfTheGridWithReservoirsAndWithout() {
    plans.water = new Water(1, 5);
    grid.mix = mix(Map.of("hydro", 50.0, "nuclear", 50.0, "hydro discharge", 900.0));

    WaterUse water = account(START, HOUR).details().flatMap(FootprintDetails::water).orElseThrow();

    double node = facilityKwhPerHour / Plans.CHOSEN_PUE;
    double with = node * (1 + Plans.CHOSEN_PUE * (17.0003 + 2.5438) / 2);
    double without = node * (1 + Plans.CHOSEN_PUE * 2.5438 / 2);
    assertEquals(with, water.withReservoirs().orElseThrow().value(), TINY);
    assertEquals(without, water.withoutReservoirs().orElseThrow().value(), TINY);
    assertTrue(water.source().contains(START.toString()), water::source);
  }

  @Test
  void reckonsWaterByTheCountryWhereAPlantIsOfAnUnknownKind() {
    plans.water = new Water(1, 5);
    grid.mix = mix(Map.of("fusion", 1.0));

    WaterUse water = account(START, HOUR).details().flatMap(FootprintDetails::water).orElseThrow();

    assertEquals(
        facilityKwhPerHour / Plans.CHOSEN_PUE * (1 + Plans.CHOSEN_PUE * 5),
        water.withReservoirs().orElseThrow().value(),
        TINY);
    assertEquals(Optional.empty(), water.withoutReservoirs());
  }

  private static Optional<PowerBreakdown> mix(Map<String, Double> megawatts) {
    return Optional.of(
        new PowerBreakdown(
            new GridZone("FI"),
            START,
            MixBasis.CONSUMED,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            megawatts));
  }

  @Test
  void drawsTheHoursOfTheRun() {
    remember(100, 300);

    FootprintDetails details = account(START, Duration.ofHours(2)).details().orElseThrow();

    assertEquals(
        List.of(100.0, 300.0),
        details.grid().stream().map(span -> span.here().orElseThrow().value()).toList());
    assertTrue(details.withoutGrid().grid().isEmpty());
  }

  private void saw(JobState state, Instant at) {
    times.saw(new JobStatus(state, Optional.empty(), Optional.empty(), Optional.empty()), at);
  }

  /** The source will tell these figures of the hours from the start. */
  private void remember(double... grams) {
    Intensity planned = plan().chosen().intensity();
    for (int hour = 0; hour < grams.length; hour++) {
      grid.remembered.add(
          new Intensity(
              new GramsPerKwh(grams[hour]),
              planned.zone(),
              START.plus(HOUR.multipliedBy(hour)),
              HOUR,
              planned.kind(),
              Estimation.UNKNOWN));
    }
  }

  private RunAccount account(Instant start, Duration time) {
    RunDiary diary = diary();
    diary.complete(spans(start, time), start.plus(time));
    return account(diary, start, time);
  }

  private RunAccount account(RunDiary diary, Instant start, Duration time) {
    RunFacts facts =
        new RunFacts(
            Optional.of(spans(start, time)),
            times.restarts(),
            start,
            Optional.empty(),
            List.of(),
            diary.grids(),
            diary.askMix(),
            Map.of());
    return new Reckoning(plan(), MODEL, facts).account();
  }

  private List<TimeWindow> spans(Instant start, Duration time) {
    return times.running(start, start.plus(time));
  }

  private RunDiary diary() {
    return new RunDiary(plan(), grid, times);
  }

  private TrainPlan plan() {
    return plans.plan(Path.of("out"));
  }

  private static OperationalCarbon carbon(RunAccount account) {
    return account.details().flatMap(FootprintDetails::carbon).orElseThrow();
  }

  private static double mean(RunAccount account) {
    return carbon(account).meanIntensity().orElseThrow().value();
  }
}

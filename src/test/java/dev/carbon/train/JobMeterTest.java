package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.account.JobTimes;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.footprint.EnergyModel;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.region.Location;
import dev.carbon.region.Workers;
import dev.carbon.unit.GramsPerKwh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobMeterTest {
  private static final double TINY = 1e-9;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final EnergyModel MODEL = EnergyModel.bundled();

  private final MutableClock clock = new MutableClock();
  private final Plans plans = new Plans();
  private Location place = Location.of(Plans.CHOSEN);
  private final FakeGrid grid = new FakeGrid();
  private int questions;

  @Test
  void countsNothingBeforeTheJobHasItsMachines() {
    JobMeter meter = meter();
    meter.read(status(JobState.QUEUED));
    clock.advance(HOUR);

    Meter read = meter.read(status(JobState.PENDING));

    assertEquals(HOUR, read.sinceSubmission());
    assertEquals(Duration.ZERO, read.running());
    assertEquals(0, read.cost().orElseThrow().value());
    assertEquals(0, read.carbon().orElseThrow().value());
  }

  @Test
  void countsFromTheServicesOwnStartToItsOwnEnd() {
    JobMeter meter = meter();
    Instant start = clock.instant().plusSeconds(60);
    clock.advance(HOUR);
    Meter running = meter.read(status(JobState.RUNNING, start));
    clock.advance(HOUR);

    Meter ended =
        meter.read(
            new JobStatus(
                JobState.SUCCEEDED,
                Optional.of(start),
                Optional.of(start.plus(HOUR)),
                Optional.empty()));

    assertEquals(HOUR.minusSeconds(60), running.running());
    assertEquals(HOUR, ended.running());
    assertEquals(2.0, ended.cost().orElseThrow().value(), TINY);
    assertEquals(gramsOfAnHour(Plans.CHOSEN_GRAMS), ended.carbon().orElseThrow().value(), TINY);
  }

  @Test
  void doesNotCountTheWaitAfterAPreemptionAndSaysThatItSawOne() {
    JobMeter meter = meter();
    meter.read(status(JobState.RUNNING, clock.instant()));
    clock.advance(HOUR);
    meter.read(status(JobState.PENDING, clock.instant().minus(HOUR)));
    clock.advance(HOUR.multipliedBy(5));
    Meter again = meter.read(status(JobState.RUNNING, clock.instant().minus(HOUR)));
    clock.advance(HOUR);

    Meter later = meter.read(status(JobState.RUNNING, clock.instant().minus(HOUR)));

    assertEquals(1, again.restarts());
    assertEquals(HOUR, again.running());
    assertEquals(1, later.restarts());
    assertEquals(HOUR.multipliedBy(2), later.running());
  }

  @Test
  void multipliesEachStretchByTheIntensityThatWasKnownThen() {
    grid.now = () -> Optional.of(figure(300));
    JobMeter meter = meter();
    Instant start = clock.instant();
    meter.read(status(JobState.RUNNING, start));
    clock.advance(HOUR);
    meter.read(status(JobState.RUNNING, start));
    clock.advance(HOUR);

    Meter read = meter.read(status(JobState.RUNNING, start));

    double expected = gramsOfAnHour(Plans.CHOSEN_GRAMS) + gramsOfAnHour(300);
    assertEquals(expected, read.carbon().orElseThrow().value(), TINY);
    assertEquals(300, read.intensity().orElseThrow().value().value());
  }

  @Test
  void asksForTheIntensityFourTimesAnHourAndNotWhileTheJobWaits() {
    grid.now =
        () -> {
          questions++;
          return Optional.empty();
        };
    JobMeter meter = meter();
    look(meter, JobState.PENDING, HOUR);
    assertEquals(0, questions);

    look(meter, JobState.RUNNING, HOUR);

    assertTrue(questions >= 4 && questions <= 5, () -> "asked " + questions + " times");
  }

  @Test
  void keepsTheLastFigureWithItsAgeWhenNobodyAnswers() {
    grid.now =
        () -> {
          throw new CarbonException(ErrorKind.UPSTREAM, "no answer");
        };
    JobMeter meter = meter();
    Instant start = clock.instant();

    look(meter, JobState.RUNNING, HOUR);
    Meter read = meter.read(status(JobState.RUNNING, start));

    Intensity figure = read.intensity().orElseThrow();
    assertEquals(Plans.CHOSEN_GRAMS, figure.value().value());
    assertEquals(HOUR, figure.age(read.at()));
  }

  @Test
  void asksForTheHoursGoneByOfAJobThatWaitsForMachinesAgain() {
    JobMeter meter = meter();
    meter.read(status(JobState.RUNNING, clock.instant()));
    clock.advance(HOUR.multipliedBy(11));
    meter.read(status(JobState.PENDING, clock.instant()));
    assertEquals(0, grid.asked.size());
    clock.advance(HOUR);

    meter.read(status(JobState.PENDING, clock.instant()));

    assertEquals(1, grid.asked.size());
  }

  @Test
  void asksForTheHoursGoneByOfARehearsalToo() {
    plans.backend = BackendKind.LOCAL;
    place = Location.LOCAL;
    JobMeter meter = meter();
    clock.advance(HOUR.multipliedBy(12));

    meter.read(status(JobState.RUNNING, clock.instant()));

    assertEquals(1, grid.asked.size());
  }

  @Test
  void asksForNoHoursOfAJobThatNeverRan() {
    JobMeter meter = meter();
    clock.advance(HOUR.multipliedBy(24));

    meter.read(status(JobState.PENDING));

    assertEquals(0, grid.asked.size());
  }

  @Test
  void leavesUnknownWhatItCannotKnow() {
    plans.pricePerHour = null;
    assertEquals(Optional.empty(), afterAnHour().cost());

    plans.pricePerHour = 2.0;
    place = Location.of(Plans.OTHER);
    Meter elsewhere = afterAnHour();
    assertEquals(HOUR, elsewhere.running());
    assertEquals(Optional.empty(), elsewhere.cost());
    assertEquals(Optional.empty(), elsewhere.carbon());
    assertEquals(Optional.empty(), elsewhere.intensity());

    plans.backend = BackendKind.LOCAL;
    place = Location.LOCAL;
    assertEquals(Optional.empty(), afterAnHour().carbon());
  }

  @Test
  void neverRunsBackwardsWhenTheClocksDiffer() {
    JobMeter meter = meter();
    Meter early = meter.read(status(JobState.RUNNING, clock.instant().plus(HOUR)));
    assertEquals(Duration.ZERO, early.running());

    clock.advance(HOUR.negated());
    Meter back = meter.read(status(JobState.RUNNING, clock.instant().plus(HOUR)));
    assertEquals(Duration.ZERO, back.running());
    assertEquals(Duration.ZERO, back.sinceSubmission());
  }

  private Meter afterAnHour() {
    JobMeter meter = meter();
    Instant start = clock.instant();
    clock.advance(HOUR);
    return meter.read(status(JobState.RUNNING, start));
  }

  private void look(JobMeter meter, JobState state, Duration time) {
    Instant start = clock.instant();
    for (Duration passed = Duration.ZERO; passed.compareTo(time) < 0; ) {
      meter.read(state == JobState.RUNNING ? status(state, start) : status(state));
      passed = passed.plusSeconds(5);
      clock.advance(Duration.ofSeconds(5));
    }
  }

  private JobMeter meter() {
    JobHandle job = new JobHandle("job-1", place);
    TrainPlan plan = plans.plan(Path.of("out"));
    return new JobMeter(
        plan, job, clock.instant(), MODEL, new RunDiary(plan, grid, new JobTimes()), clock);
  }

  private static double gramsOfAnHour(double intensity) {
    double node = MODEL.energy(Workers.one(Plans.machine()), HOUR).orElseThrow().energy().value();
    return node * Plans.CHOSEN_PUE * intensity;
  }

  private Intensity figure(double grams) {
    Intensity planned = plans.plan(Path.of("out")).chosen().intensity();
    return new Intensity(
        new GramsPerKwh(grams),
        planned.zone(),
        clock.instant(),
        HOUR,
        planned.kind(),
        Estimation.UNKNOWN);
  }

  private static JobStatus status(JobState state) {
    return new JobStatus(state, Optional.empty(), Optional.empty(), Optional.empty());
  }

  private static JobStatus status(JobState state, Instant start) {
    return new JobStatus(state, Optional.of(start), Optional.empty(), Optional.empty());
  }
}

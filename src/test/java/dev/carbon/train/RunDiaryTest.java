package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.account.JobTimes;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.footprint.IntensityTimeline;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.placement.Ranking;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Runs that are planned at midnight, and a source that tells the hour's number of each hour. */
class RunDiaryTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final GridZone FINLAND = new GridZone("FI");
  private static final GridZone SWEDEN = new GridZone("SE");

  private final FakeGrid grid = new FakeGrid();
  private TrainPlan plan = new Plans().plan(Path.of("out"));
  private Instant now = START;

  @Test
  void aLongRunIsToldToItsLastHourByASourceThatRemembersADay() {
    remembersADay();
    remember(FINLAND, 0, 30);
    RunDiary diary = watched(30);

    diary.complete(run(30), now);

    assertEquals(30, known(diary, FINLAND));
    assertEquals(
        List.of(window(at(0), at(12)), window(at(11), at(24)), window(at(8), at(30))), grid.asked);
  }

  @Test
  void aRunThatIsWatchedAgainLateIsToldForAsLongAsTheSourceRemembers() {
    remembersADay();
    remember(FINLAND, 0, 30);
    RunDiary diary = diary();
    now = at(30).plusSeconds(60);

    diary.keepUp(now);

    assertEquals(List.of(window(at(0), now), window(now.minus(hours(22)), now)), grid.asked);
    assertEquals(1 + 22, known(diary, FINLAND));
  }

  @Test
  void aRunThatNobodyWatchedIsToldForAsLongAsTheSourceRemembers() {
    remembersADay();
    remember(FINLAND, 0, 30);
    RunDiary diary = diary();
    now = at(40).plusSeconds(60);

    diary.complete(run(30), now);

    assertEquals(List.of(window(at(1), at(30)), window(now.minus(hours(22)), at(30))), grid.asked);
    assertEquals(1 + 12, known(diary, FINLAND));
  }

  @Test
  void aRunThatEndedBeforeTheLastDayIsAskedForOnce() {
    remembersADay();
    remember(FINLAND, 0, 30);
    RunDiary diary = diary();
    now = at(60);

    diary.complete(run(30), now);

    assertEquals(1, grid.asked.size());
  }

  @Test
  void aSourceThatRemembersLongIsAskedOnceForALongRun() {
    remember(FINLAND, 0, 30);
    RunDiary diary = diary();
    now = at(30);

    diary.complete(run(30), now);

    assertEquals(List.of(window(at(1), at(30))), grid.asked);
    assertEquals(30, known(diary, FINLAND));
  }

  @Test
  void theHoursThatASourceSurelyRemembersAreAskedForAsItKnowsThemNow() {
    remember(FINLAND, 0, 10);
    RunDiary diary = diary();
    now = at(10);

    diary.complete(run(10), now);

    assertEquals(List.of(window(at(0), at(10))), grid.asked);
  }

  @Test
  void onlyTheGridThatWasNotToldOfIsAskedForAgain() {
    compareWith(SWEDEN);
    remember(FINLAND, 0, 30);
    RunDiary diary = diary();
    now = at(30);

    diary.complete(run(30), now);

    assertEquals(List.of(Set.of(FINLAND, SWEDEN), Set.of(SWEDEN)), grid.zones);
  }

  @Test
  void hoursOfWhichAFailureToldNothingAreAskedForAgainAnHourLater() {
    remembersADay();
    remember(FINLAND, 0, 30);
    RunDiary diary = diary();
    grid.failure = new CarbonException(ErrorKind.UPSTREAM, "502");
    lookUntil(diary, 12);
    grid.failure = null;
    lookUntil(diary, 13);

    assertEquals(List.of(window(at(0), at(12)), window(at(0), at(13))), grid.asked);
    assertEquals(13, known(diary, FINLAND));
  }

  @Test
  void aSourceThatIsGoneIsAskedOnceAnHour() {
    RunDiary diary = diary();
    grid.failure = new CarbonException(ErrorKind.UPSTREAM, "502");
    now = at(12);
    for (int minute = 0; minute < 180; minute++) {
      diary.keepUp(now);
      now = now.plusSeconds(60);
    }

    assertEquals(3, grid.asked.size());
  }

  @Test
  void aGridOfWhichNothingWasToldDoesNotKeepTheOthersFromTheirTwiceADay() {
    compareWith(SWEDEN);
    remember(FINLAND, 0, 30);
    RunDiary diary = diary();

    lookUntil(diary, 14);

    assertEquals(List.of(Set.of(FINLAND, SWEDEN), Set.of(SWEDEN), Set.of(SWEDEN)), grid.zones);
    assertEquals(window(at(0), at(14)), grid.asked.get(2));
  }

  @Test
  void anHourThatWasNotKnownYetIsAskedForTheNextTime() {
    remember(FINLAND, 0, 10);
    RunDiary diary = diary();
    lookUntil(diary, 12);
    grid.remembered.clear();
    remember(FINLAND, 10, 24);
    lookUntil(diary, 24);

    assertEquals(window(at(9), at(24)), grid.asked.get(1));
    assertEquals(24, known(diary, FINLAND));
  }

  /** All but the last 24 hours, the present one included; the hour before is asked for as well. */
  private void remembersADay() {
    grid.refused =
        window ->
            !window
                .from()
                .minus(hours(1))
                .isAfter(now.truncatedTo(ChronoUnit.HOURS).minus(hours(24)));
  }

  private RunDiary watched(int hours) {
    RunDiary diary = diary();
    lookUntil(diary, hours);
    return diary;
  }

  private void lookUntil(RunDiary diary, int hour) {
    while (now.isBefore(at(hour))) {
      now = now.plusSeconds(900);
      diary.keepUp(now);
    }
  }

  private RunDiary diary() {
    return new RunDiary(plan, grid, new JobTimes());
  }

  private void compareWith(GridZone zone) {
    Ranking old = plan.ranking();
    Ranking ranking =
        new Ranking(
            old.kind(),
            old.preference(),
            old.ranked(),
            old.excluded(),
            old.baseline(),
            Optional.of(figure(zone, 0)),
            old.data(),
            old.notes(),
            old.rankedAt());
    plan =
        new TrainPlan(
            plan.run(), plan.attempt(), plan.request(), ranking, plan.output(), plan.madeAt());
  }

  private void remember(GridZone zone, int from, int to) {
    Stream.iterate(from, hour -> hour < to, hour -> hour + 1)
        .map(hour -> figure(zone, hour))
        .forEach(grid.remembered::add);
  }

  private Intensity figure(GridZone zone, int hour) {
    return new Intensity(
        new GramsPerKwh(1 + hour),
        zone,
        at(hour),
        hours(1),
        plan.ranking().kind(),
        Estimation.UNKNOWN);
  }

  /** How many of the first 100 hours are known. */
  private long known(RunDiary diary, GridZone zone) {
    IntensityTimeline timeline = diary.grids().timeline(figure(zone, 0));
    return Stream.iterate(0, hour -> hour < 100, hour -> hour + 1)
        .filter(hour -> timeline.at(at(hour)).isPresent())
        .count();
  }

  private static List<TimeWindow> run(int hours) {
    return List.of(window(at(0), at(hours)));
  }

  private static TimeWindow window(Instant from, Instant to) {
    return new TimeWindow(from, to);
  }

  private static Instant at(int hour) {
    return START.plus(hours(hour));
  }

  private static Duration hours(int count) {
    return Duration.ofHours(count);
  }
}

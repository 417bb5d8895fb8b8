package dev.carbon.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.footprint.IntensityTimeline;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GridDiaryTest {
  private static final IntensityKind KIND =
      new IntensityKind(new SourceName("made-up"), Signal.AVERAGE, Accounting.LIFECYCLE);
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final GridZone FINLAND = new GridZone("FI");

  private final GridDiary diary = new GridDiary(KIND);

  @Test
  void knowsThePlansOwnHourAndNoOther() {
    Intensity planned = figure(100, NOON, HOUR);

    assertEquals(Optional.of(new GramsPerKwh(100)), at(planned, NOON.plusSeconds(3599)));
    assertEquals(Optional.empty(), at(planned, NOON.plusSeconds(3600)));
    assertEquals(Optional.empty(), at(planned, NOON.minusSeconds(1)));
  }

  @Test
  void believesWhatWasToldLast() {
    diary.add(List.of(figure(120, NOON, HOUR)));
    diary.add(List.of(figure(130, NOON, HOUR)));

    assertEquals(Optional.of(new GramsPerKwh(130)), at(figure(100, NOON, HOUR), NOON));
  }

  @Test
  void takesTheFinerFigureWhereTwoTellOfOneMoment() {
    diary.add(
        List.of(
            figure(200, NOON, HOUR), figure(50, NOON.plusSeconds(900), Duration.ofMinutes(15))));
    Intensity planned = figure(100, NOON.minus(HOUR), HOUR);

    assertEquals(Optional.of(new GramsPerKwh(200)), at(planned, NOON));
    assertEquals(Optional.of(new GramsPerKwh(50)), at(planned, NOON.plusSeconds(900)));
    assertEquals(Optional.of(new GramsPerKwh(200)), at(planned, NOON.plusSeconds(1800)));
    assertEquals(Optional.of(new GramsPerKwh(100)), at(planned, NOON.minusSeconds(1)));
  }

  @Test
  void leavesOutWhatIsNotComparableOrFitsNoHour() {
    IntensityKind marginal = new IntensityKind(KIND.source(), Signal.MARGINAL, KIND.accounting());
    diary.add(
        List.of(
            figure(1, NOON, Period.ofYears(1)),
            figure(2, NOON.plusSeconds(60), HOUR),
            figure(3, NOON, Duration.ofMinutes(7)),
            new Intensity(new GramsPerKwh(4), FINLAND, NOON, HOUR, marginal, Estimation.UNKNOWN)));

    assertEquals(Optional.empty(), at(figure(100, NOON.minus(HOUR), HOUR), NOON.plusSeconds(60)));
  }

  @Test
  void tellsWhetherEveryMomentIsKnown() {
    Intensity planned = figure(100, NOON, HOUR);
    assertTrue(diary.knows(planned, span(NOON, NOON.plus(HOUR))));
    assertFalse(diary.knows(planned, span(NOON, NOON.plus(HOUR).plusNanos(1))));
    assertFalse(diary.knows(planned, span(NOON.minusNanos(1), NOON.plusSeconds(5))));

    diary.add(
        List.of(
            figure(90, NOON.plus(HOUR), HOUR), figure(80, NOON.plus(HOUR.multipliedBy(3)), HOUR)));

    assertTrue(diary.knows(planned, span(NOON, NOON.plus(HOUR.multipliedBy(2)))));
    assertFalse(diary.knows(planned, span(NOON, NOON.plus(HOUR.multipliedBy(4)))));
  }

  @Test
  void keepsTheZonesApart() {
    diary.add(
        List.of(
            new Intensity(
                new GramsPerKwh(7), new GridZone("SE"), NOON, HOUR, KIND, Estimation.UNKNOWN)));

    assertEquals(Optional.of(new GramsPerKwh(100)), at(figure(100, NOON, HOUR), NOON));
  }

  private Optional<GramsPerKwh> at(Intensity planned, Instant moment) {
    IntensityTimeline timeline = diary.timeline(planned);
    return timeline.at(moment);
  }

  private static List<TimeWindow> span(Instant from, Instant to) {
    return List.of(new TimeWindow(from, to));
  }

  private static Intensity figure(double grams, Instant from, TemporalAmount length) {
    return new Intensity(new GramsPerKwh(grams), FINLAND, from, length, KIND, Estimation.UNKNOWN);
  }
}

package dev.carbon.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
  private static final Duration TWO = Duration.ofHours(2);
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
  void tellsTheFirstMomentThatNobodyKnows() {
    Intensity planned = figure(100, NOON, HOUR);
    assertEquals(Optional.empty(), unknown(planned, NOON, NOON.plus(HOUR)));
    assertEquals(
        Optional.of(NOON.plus(HOUR)), unknown(planned, NOON, NOON.plus(HOUR).plusNanos(1)));
    assertEquals(
        Optional.of(NOON.plus(HOUR)), unknown(planned, NOON.plusSeconds(1800), NOON.plus(TWO)));
    assertEquals(
        Optional.of(NOON.minusNanos(1)), unknown(planned, NOON.minusNanos(1), NOON.plusSeconds(5)));

    diary.add(
        List.of(
            figure(90, NOON.plus(HOUR), HOUR), figure(80, NOON.plus(HOUR.multipliedBy(3)), HOUR)));

    assertEquals(Optional.empty(), unknown(planned, NOON, NOON.plus(TWO)));
    assertEquals(
        Optional.of(NOON.plus(TWO)), unknown(planned, NOON, NOON.plus(HOUR.multipliedBy(4))));
  }

  @Test
  void whatLiesBetweenTheSpansNeedsNotBeKnown() {
    Intensity planned = figure(100, NOON, HOUR);
    diary.add(List.of(figure(80, NOON.plus(TWO), HOUR)));
    TimeWindow before = new TimeWindow(NOON, NOON.plus(HOUR));
    Instant again = NOON.plus(TWO);

    assertEquals(
        Optional.empty(),
        diary.firstUnknown(planned, List.of(before, new TimeWindow(again, again.plus(HOUR)))));
    assertEquals(
        Optional.of(again.plus(HOUR)),
        diary.firstUnknown(planned, List.of(before, new TimeWindow(again, again.plus(TWO)))));
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

  private Optional<Instant> unknown(Intensity planned, Instant from, Instant to) {
    return diary.firstUnknown(planned, List.of(new TimeWindow(from, to)));
  }

  private static Intensity figure(double grams, Instant from, TemporalAmount length) {
    return new Intensity(new GramsPerKwh(grams), FINLAND, from, length, KIND, Estimation.UNKNOWN);
  }
}

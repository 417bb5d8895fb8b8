package dev.carbon.intensity.ukgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UkGridSeriesTest {
  private static final GridZone GB = new GridZone("GB");
  private static final GridZone LONDON = new GridZone("GB-13");
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void expectsFromTheCurrentHalfHourOnAndNotBeyondTheHorizon() {
    SERVICE.answers(
        200,
        Service.national(
            Service.halfHour("11:30", "12:00", "40", "45"),
            Service.halfHour("12:00", "12:30", "41", "46"),
            Service.halfHour("12:30", "13:00", "42", "null"),
            Service.halfHour("13:00", "13:30", "43", "null"),
            Service.halfHour("13:30", "14:00", "44", "null")));
    IntensitySeries series = series(SERVICE.client().forecast(GB, HOUR));
    assertEquals(List.of(41.0, 42.0, 43.0), values(series));
    assertEquals(GB, series.zone());
    assertEquals(UkGrid.KIND, series.kind());
    assertEquals(
        new Estimation(Optional.of(true), Optional.of("FORECAST")),
        series.points().get(0).estimation());
    assertEquals(Duration.ofMinutes(30), series.points().get(0).resolution());
  }

  @ParameterizedTest
  @CsvSource({
    "GB,PT1H,/intensity/2026-03-02T12:00Z/fw24h",
    "GB,PT24H,/intensity/2026-03-02T12:00Z/fw24h",
    "GB,PT25H,/intensity/2026-03-02T12:00Z/fw48h",
    "GB,PT72H,/intensity/2026-03-02T12:00Z/fw48h",
    "GB-13,PT24H,/regional/intensity/2026-03-02T12:00Z/fw24h/regionid/13",
    "GB-1,PT48H,/regional/intensity/2026-03-02T12:00Z/fw48h/regionid/1"
  })
  void asksForOneDayOrTwo(String zone, Duration horizon, String question) {
    SERVICE.answers(200, Service.national());
    SERVICE.client().forecast(new GridZone(zone), horizon);
    assertEquals(List.of(question), SERVICE.questions());
  }

  @Test
  void readsTheForecastOfARegionWhichLiesInNoList() {
    SERVICE.answers(
        200,
        Service.regionAhead(
            "13",
            Service.halfHour("12:00", "12:30", "61"),
            Service.halfHour("12:30", "13:00", "null"),
            Service.halfHour("13:00", "13:30", "-5")));
    assertEquals(List.of(61.0), values(series(SERVICE.client().forecast(LONDON, HOUR))));
    SERVICE.answers(200, Service.regionAhead("12", Service.halfHour("12:00", "12:30", "61")));
    assertEquals(GapReason.WRONG_ZONE, gap(SERVICE.client().forecast(LONDON, HOUR)).reason());
  }

  @Test
  void remembersWhatTurnedOutAndNothingThatWasOnlyExpected() {
    SERVICE.answers(
        200,
        Service.national(
            Service.halfHour("09:30", "10:00", "40", "50"),
            Service.halfHour("10:00", "10:30", "41", "51"),
            Service.halfHour("10:30", "11:00", "42", "null"),
            Service.halfHour("11:00", "11:30", "43", "53"),
            Service.halfHour("11:30", "12:00", "44", "54")));
    TimeWindow window =
        new TimeWindow(
            Instant.parse("2026-03-02T10:00:00Z"), Instant.parse("2026-03-02T11:30:00Z"));
    IntensitySeries series = series(SERVICE.client().history(GB, window));
    assertEquals(List.of(51.0, 53.0), values(series));
    assertEquals(Estimation.UNKNOWN, series.points().get(0).estimation());
    assertEquals(List.of("/intensity/2026-03-02T10:00Z/2026-03-02T11:30Z"), SERVICE.questions());
  }

  @Test
  void asksForAFortnightAtATimeAndTakesNoHalfHourTwice() {
    SERVICE.answers(
        200,
        Service.national(
            Service.halfHour("11:30", "12:00", "44", "54"),
            Service.halfHour("12:00", "12:30", "45", "55")));
    TimeWindow window =
        new TimeWindow(
            Instant.parse("2026-02-16T12:00:00Z"), Instant.parse("2026-03-02T12:30:00Z"));
    assertEquals(List.of(54.0, 55.0), values(series(SERVICE.client().history(GB, window))));
    assertEquals(
        List.of(
            "/intensity/2026-02-16T12:00Z/2026-03-02T12:00Z",
            "/intensity/2026-03-02T12:00Z/2026-03-02T12:30Z"),
        SERVICE.questions());
  }

  @Test
  void hasNoHistoryOfARegionAndSaysWhy() {
    Reading.Gap gap = gap(SERVICE.client().history(LONDON, TimeWindow.before(Service.NOW, HOUR)));
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertTrue(gap.message().startsWith("uk has no history for zone GB-13: "), gap.message());
    assertTrue(gap.message().contains("only forecasts of regions"), gap.message());
    assertEquals(List.of(), SERVICE.questions());
  }

  @Test
  void nothingUsableIsAGap() {
    TimeWindow window = TimeWindow.before(Service.NOW, HOUR);
    SERVICE.answers(200, Service.national());
    assertEquals(GapReason.NO_DATA, gap(SERVICE.client().forecast(GB, HOUR)).reason());
    assertEquals(GapReason.NO_DATA, gap(SERVICE.client().history(GB, window)).reason());
    SERVICE.answers(200, Service.national(Service.halfHour("11:30", "12:00", "44", "null")));
    assertEquals(GapReason.NO_DATA, gap(SERVICE.client().history(GB, window)).reason());
    SERVICE.answers(503, "{}");
    assertEquals(GapReason.UPSTREAM, gap(SERVICE.client().forecast(GB, HOUR)).reason());
  }

  private static List<Double> values(IntensitySeries series) {
    return series.points().stream().map(point -> point.value().value()).toList();
  }

  private static IntensitySeries series(SeriesReading reading) {
    return assertInstanceOf(SeriesReading.Series.class, reading).series();
  }

  private static Reading.Gap gap(SeriesReading reading) {
    return assertInstanceOf(Reading.Gap.class, reading);
  }
}

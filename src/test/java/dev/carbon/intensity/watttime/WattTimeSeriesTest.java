package dev.carbon.intensity.watttime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WattTimeSeriesTest {
  private static final GridZone DE = new GridZone("DE");

  @RegisterExtension static final Service SERVICE = new Service();

  @Nested
  class OfTheHoursToCome {
    private final String body =
        Service.values(
            "DE",
            Service.point("2026-03-02T12:15:00Z", "100"),
            Service.point("2026-03-02T12:20:00Z", "1000"),
            Service.point("2026-03-02T12:25:00Z", "null"),
            Service.point("2026-03-02T12:30:00Z", "-1"),
            Service.point("2026-03-02T12:35:00", "300"),
            Service.point("2026-03-02T05:40:00-07:00", "2000"),
            Service.point("2026-03-02T13:20:00Z", "500"),
            Service.point("2026-03-02T13:25:00Z", "600"));

    @Test
    void keepsEveryPointThatIsWantedAndUsableAsItIs() {
      SERVICE.answers(200, body);
      IntensitySeries series = series(SERVICE.client().forecast(DE, Duration.ofHours(1)));
      assertEquals(times("12:20", "12:40"), times(series));
      assertEquals(907.18474, series.points().get(1).value().value(), 1e-9);
      assertEquals(DE, series.zone());
      assertEquals(Duration.ofMinutes(5), series.points().get(0).resolution());
      assertEquals(Optional.of(Service.NOW), series.issuedAt());
    }

    @Test
    void startsWithTheIntervalThatIsUnderWay() {
      SERVICE.answers(200, body);
      SERVICE.logsIn(Service.TOKEN);
      IntensitySeries series =
          series(
              SERVICE
                  .client(new TestHttp(), Instant.parse("2026-03-02T12:19:59Z"))
                  .forecast(DE, Duration.ofHours(1)));
      assertEquals(times("12:15", "12:20", "12:40"), times(series));
    }

    @ParameterizedTest
    @CsvSource({"PT1H,1", "PT1H1S,2", "PT24H,24", "PT72H,72", "PT100H,72", "PT10M,1"})
    void asksForWholeHours(Duration horizon, String hours) {
      SERVICE.answers(200, body);
      series(SERVICE.client().forecast(DE, horizon));
      assertEquals(
          "/v3/forecast?signal_type=co2_moer&region=DE&horizon_hours=" + hours,
          SERVICE.questions().get(0).getUrl());
    }

    @Test
    void doesNotKnowWhenItWasMadeUnlessItIsSaidWithAZone() {
      SERVICE.answers(200, body.replace("\"2026-03-02T12:20:00+00:00\"", "\"2026-03-02T12:20\""));
      IntensitySeries series = series(SERVICE.client().forecast(DE, Duration.ofHours(1)));
      assertEquals(Optional.empty(), series.issuedAt());
    }

    @Test
    void takesNeitherOfTwoValuesForOneInterval() {
      SERVICE.answers(
          200,
          Service.values(
              "DE",
              Service.point("2026-03-02T12:25:00Z", "100"),
              Service.point("2026-03-02T12:20:00Z", "100"),
              Service.point("2026-03-02T12:20:00Z", "200"),
              Service.point("2026-03-02T13:25:00+01:00", "100")));
      IntensitySeries series = series(SERVICE.client().forecast(DE, Duration.ofHours(1)));
      assertEquals(times("12:25"), times(series));
    }

    @ParameterizedTest
    @CsvSource({
      "\"DE\",\"FR\",WRONG_ZONE",
      "lbs_co2_per_mwh,percentile,UPSTREAM",
      ":300,:30,UPSTREAM",
      "2026-03,2026-02,NO_DATA",
      "point_time,other,NO_DATA",
      "\"data\",\"other\",NO_DATA"
    })
    void anAnswerToAnotherQuestionIsAGap(String from, String to, GapReason reason) {
      SERVICE.answers(200, body.replace(from, to));
      Reading.Gap gap = gap(SERVICE.client().forecast(DE, Duration.ofHours(1)));
      assertEquals(reason, gap.reason(), gap.message());
      assertTrue(gap.message().startsWith("watttime has no forecast for zone DE: "));
    }

    @Test
    void aRejectedLoginIsAnError() {
      SERVICE.answers(401, "{}");
      CarbonException error =
          assertThrows(
              CarbonException.class, () -> SERVICE.client().forecast(DE, Duration.ofHours(1)));
      assertEquals(ErrorKind.CREDENTIALS, error.kind());
    }
  }

  @Nested
  class OfTheHoursGoneBy {
    private final Instant end = Instant.parse("2026-03-02T12:00:00Z");

    @Test
    void keepsWhatLiesInTheWindowAndIsUsable() {
      SERVICE.answers(
          200,
          Service.values(
              "DE",
              Service.point("2026-03-02T10:55:00Z", "100"),
              Service.point("2026-03-02T11:00:00Z", "1000"),
              Service.point("2026-03-02T11:05:00Z", "\"1000\""),
              Service.point("2026-03-02T11:55:00Z", "0"),
              Service.point("2026-03-02T12:00:00Z", "100")));
      SeriesReading reading =
          SERVICE.client().history(DE, TimeWindow.before(end, Duration.ofHours(1)));
      assertEquals(times("11:00", "11:55"), times(series(reading)));
      assertEquals(Optional.empty(), series(reading).issuedAt());
      assertEquals(
          "/v3/historical?signal_type=co2_moer&region=DE"
              + "&start=2026-03-02T11%3A00%3A00Z&end=2026-03-02T12%3A00%3A00Z",
          SERVICE.questions().get(0).getUrl());
    }

    @Test
    void asksForALongTimeInPiecesAndJoinsThem() {
      Instant start = end.minus(Duration.ofDays(70));
      Instant border = start.plus(Duration.ofDays(31));
      SERVICE.answers(
          200,
          Service.values(
              "DE",
              Service.point(start.toString(), "1"),
              Service.point(border.toString(), "2"),
              Service.point(end.minusSeconds(300).toString(), "3"),
              Service.point(end.toString(), "4")));
      IntensitySeries series = series(SERVICE.client().history(DE, new TimeWindow(start, end)));
      assertEquals(
          List.of(start, border, end.minusSeconds(300)),
          series.points().stream().map(Intensity::validFrom).toList());
      assertEquals(3, SERVICE.questions().size());
      for (LoggedRequest question : SERVICE.questions()) {
        Duration asked = Duration.between(moment(question, "start"), moment(question, "end"));
        assertTrue(asked.compareTo(Duration.ofDays(32)) < 0, asked::toString);
      }
    }

    @Test
    void aPieceWithoutValuesIsLeftOut() {
      Instant start = end.minus(Duration.ofDays(40));
      SERVICE.answers(200, Service.values("DE", Service.point(start.toString(), "1")));
      IntensitySeries series = series(SERVICE.client().history(DE, new TimeWindow(start, end)));
      assertEquals(1, series.points().size());
    }

    @Test
    void onePieceThatFailsMakesTheWholeAGap() {
      Instant start = end.minus(Duration.ofDays(40));
      SERVICE.answers(200, Service.values("DE", Service.point(start.toString(), "1")));
      SERVICE.answers(
          "historical.*end=2026-03-02.*", Service.json(400, "{\"error\":\"some trouble\"}"));
      Reading.Gap gap = gap(SERVICE.client().history(DE, new TimeWindow(start, end)));
      assertEquals(GapReason.UPSTREAM, gap.reason());
      assertEquals(
          "watttime has no history for zone DE: the service answered 400: some trouble",
          gap.message());
    }

    @Test
    void readsAnAnswerOfMoreThanAMegabyte() {
      String[] points = new String[9000];
      Instant start = end.minus(Duration.ofDays(31).plusHours(6));
      for (int i = 0; i < points.length; i++) {
        String time = start.plusSeconds(300L * i).toString();
        points[i] = Service.point(time, "1, \"last_updated\":\"" + time + "\"" + " ".repeat(70));
      }
      SERVICE.answers(200, Service.values("DE", points));
      IntensitySeries series =
          series(SERVICE.client().history(DE, TimeWindow.before(end, Duration.ofDays(31))));
      assertEquals(31 * 288, series.points().size());
    }

    @Test
    void noValueAtAllIsAGap() {
      SERVICE.answers(200, Service.values("DE"));
      Reading.Gap gap =
          gap(SERVICE.client().history(DE, TimeWindow.before(end, Duration.ofHours(1))));
      assertEquals(GapReason.NO_DATA, gap.reason());
    }

    private Instant moment(LoggedRequest question, String parameter) {
      return Instant.parse(question.queryParameter(parameter).firstValue());
    }
  }

  private static List<Instant> times(String... hours) {
    return List.of(hours).stream()
        .map(hour -> Instant.parse("2026-03-02T" + hour + ":00Z"))
        .toList();
  }

  private static List<Instant> times(IntensitySeries series) {
    return series.points().stream().map(Intensity::validFrom).toList();
  }

  private static IntensitySeries series(SeriesReading reading) {
    return assertInstanceOf(SeriesReading.Series.class, reading, reading::toString).series();
  }

  private static Reading.Gap gap(SeriesReading reading) {
    return assertInstanceOf(Reading.Gap.class, reading);
  }
}

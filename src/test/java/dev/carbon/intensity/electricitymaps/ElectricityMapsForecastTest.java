package dev.carbon.intensity.electricitymaps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectricityMapsForecastTest {
  private static final GridZone DE = new GridZone("DE");
  private static final Instant HOUR = Instant.parse("2026-03-02T12:00:00Z");
  private static final Duration SIX_HOURS = Duration.ofHours(6);

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void readsTheHoursFromThePresentOneOn() {
    SERVICE.answers(200, forecast(0, 6));
    IntensitySeries series = series(SIX_HOURS);
    assertEquals(7, series.points().size());
    assertEquals(DE, series.zone());
    assertEquals(ElectricityMaps.LIFECYCLE, series.kind());
    assertEquals(Optional.of(Instant.parse("2026-03-02T12:05:00Z")), series.issuedAt());
    Intensity first = series.points().get(0);
    assertEquals(HOUR, first.validFrom());
    assertEquals(100, first.value().value());
    assertEquals(Duration.ofHours(1), first.resolution());
    assertEquals(106, series.points().get(6).value().value());
  }

  @Test
  void everyPointIsAnEstimate() {
    SERVICE.answers(200, forecast(0, 6));
    Estimation forecast = new Estimation(Optional.of(true), Optional.of("FORECAST"));
    assertTrue(
        series(SIX_HOURS).points().stream().allMatch(each -> each.estimation().equals(forecast)));
  }

  @ParameterizedTest
  @CsvSource({
    "PT1H,6",
    "PT6H,6",
    "PT6H1S,24",
    "PT24H,24",
    "PT25H,48",
    "PT48H,48",
    "PT49H,72",
    "PT72H,72",
    "PT100H,72"
  })
  void asksForTheNextHorizonThatTheServiceKnows(Duration wanted, int horizonHours) {
    SERVICE.answers(200, forecast(0, 6));
    series(wanted);
    assertEquals(
        List.of(
            "/v3/carbon-intensity/forecast?zone=DE&shouldUseFallbackCallerLookup=false"
                + "&emissionFactorType=lifecycle&horizonHours="
                + horizonHours),
        SERVICE.asked());
  }

  @Test
  void asksVersion4ForAPointAndTakesTheZoneThatAnswers() {
    SERVICE.answers(200, forecast(0, 6).replace("\"DE\"", "\"AU-NT\""));
    SeriesReading reading =
        SERVICE
            .client("v4/", new TestHttp())
            .forecast(new Coordinates(-12.5, 131), Duration.ofHours(24));
    assertEquals(new GridZone("AU-NT"), series(reading).zone());
    assertEquals(
        List.of(
            "/v4/carbon-intensity/forecast?lat=-12.5&lon=131.0&disableCallerLookup=true"
                + "&emissionFactorType=lifecycle&horizonHours=24"),
        SERVICE.asked());
  }

  @Test
  void cutsWhatIsOverAndWhatLiesBeyondTheHorizon() {
    SERVICE.answers(200, forecast(-3, 24));
    List<Intensity> points = series(Duration.ofHours(8)).points();
    assertEquals(HOUR, points.get(0).validFrom());
    assertEquals(HOUR.plus(Duration.ofHours(8)), points.get(points.size() - 1).validFrom());
  }

  @Test
  void leavesOutPointsWithoutAUsableValue() {
    SERVICE.answers(
        200,
        forecast(0, 6)
            .replace(":101,", ":null,")
            .replace(":102,", ":0,")
            .replace(":103,", ":\"103\",")
            .replace(":104,", ":2501,"));
    assertEquals(
        List.of(100.0, 105.0, 106.0),
        series(SIX_HOURS).points().stream().map(each -> each.value().value()).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"DE\"        | \"FR\"        | WRONG_ZONE",
        "\"zone\"      | \"other\"     | WRONG_ZONE",
        "\"forecast\"  | \"history\"   | UPSTREAM",
        "hourly        | daily         | NO_DATA",
        "datetime      | other         | NO_DATA",
        "2026-03-0     | 2025-03-0     | NO_DATA"
      })
  void isAGapWhenNothingIsUsable(String from, String to, GapReason reason) {
    SERVICE.answers(200, forecast(0, 6).replace(from, to));
    Reading.Gap gap = gap(Service.LIFECYCLE);
    assertEquals(reason, gap.reason());
    assertTrue(gap.message().startsWith("electricitymaps has no forecast for zone DE: "));
  }

  @Test
  void ofDirectEmissionsThereIsAForecastOnlyWhenTheAnswerSaysSo() {
    SERVICE.answers(200, forecast(0, 6));
    Reading.Gap gap = gap(Service.DIRECT);
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertTrue(gap.message().endsWith("the answer does not say what it counts"));
    String stated =
        forecast(0, 6).replace("{\"zone\"", "{\"emissionFactorType\":\"direct\",\"zone\"");
    SERVICE.answers(200, stated.replace(":100,", ":0,"));
    SeriesReading reading = SERVICE.client("v3", Service.DIRECT).forecast(DE, SIX_HOURS);
    assertEquals(0, series(reading).points().get(0).value().value());
    assertTrue(SERVICE.asked().get(0).contains("emissionFactorType=direct"));
  }

  @Test
  void aForecastThatTheServiceMadeUpIsAGap() {
    String disclaimer = "{\"_disclaimer\":\"SANDBOX MODE\",\"zone\"";
    SERVICE.answers(200, forecast(0, 6).replace("{\"zone\"", disclaimer));
    assertEquals(GapReason.NOT_ALLOWED, gap(Service.LIFECYCLE).reason());
  }

  @Test
  void isAnEstimateEvenWhenMeasuredFiguresAreWanted() {
    SERVICE.answers(200, forecast(0, 6));
    SeriesReading reading = SERVICE.client("v3", Service.MEASURED).forecast(DE, SIX_HOURS);
    assertEquals(7, series(reading).points().size());
    assertFalse(SERVICE.asked().get(0).contains("disableEstimations"));
  }

  @ParameterizedTest
  @CsvSource({
    "401,Request unauthorized for zoneKey=DE,NOT_ALLOWED",
    "404,No recent data for zone DE,NO_DATA",
    "400,no,UPSTREAM",
    "503,no,UPSTREAM"
  })
  void isAGapWithTheReasonThatTheRefusalMeans(int status, String error, GapReason reason) {
    SERVICE.answers(status, "{\"error\":\"" + error + "\"}");
    assertEquals(reason, gap(Service.LIFECYCLE).reason());
  }

  @Test
  void failsWhenTheTokenIsRejected() {
    SERVICE.answers(401, "{\"error\":\"Invalid auth-token\"}");
    CarbonException error =
        assertThrows(CarbonException.class, () -> SERVICE.client().forecast(DE, SIX_HOURS));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
  }

  /** Hours counted from the present one, each of 100 g and as many more. */
  private static String forecast(int first, int last) {
    List<String> points =
        IntStream.rangeClosed(first, last)
            .mapToObj(
                hour ->
                    "{\"carbonIntensity\":%d,\"datetime\":\"%s\"}"
                        .formatted(100 + hour, HOUR.plus(Duration.ofHours(hour))))
            .toList();
    return Service.series("DE", "forecast", points.toArray(String[]::new))
        .replace("]", "],\"updatedAt\":\"2026-03-02T12:05:00.000Z\"");
  }

  private static IntensitySeries series(Duration horizon) {
    return series(SERVICE.client().forecast(DE, horizon));
  }

  private static IntensitySeries series(SeriesReading reading) {
    return assertInstanceOf(SeriesReading.Series.class, reading, reading::toString).series();
  }

  private static Reading.Gap gap(SourceTerms terms) {
    return assertInstanceOf(Reading.Gap.class, SERVICE.client("v3", terms).forecast(DE, SIX_HOURS));
  }
}

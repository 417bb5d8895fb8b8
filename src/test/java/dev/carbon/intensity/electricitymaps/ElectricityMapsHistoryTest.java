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
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElectricityMapsHistoryTest {
  private static final GridZone DE = new GridZone("DE");
  private static final TimeWindow LAST_DAY = TimeWindow.before(Service.NOW, Duration.ofHours(24));

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void readsTheLastDay() {
    SERVICE.answers(
        200,
        Service.series(
            "DE",
            "history",
            Service.point("2026-03-02T11:00:00.000Z", "310"),
            Service.point("2026-03-02T12:00:00.000Z", "320").replace(":false", ":true")));
    IntensitySeries series = series(Service.LIFECYCLE, LAST_DAY);
    assertEquals(List.of("11:310.0", "12:320.0"), hours(series));
    assertEquals(DE, series.zone());
    assertEquals(ElectricityMaps.LIFECYCLE, series.kind());
    assertEquals(Optional.empty(), series.issuedAt());
    assertEquals(Duration.ofHours(1), series.points().get(0).resolution());
    assertEquals(
        new Estimation(Optional.of(false), Optional.empty()), series.points().get(0).estimation());
    assertEquals(Optional.of(true), series.points().get(1).estimation().estimated());
  }

  @ParameterizedTest
  @CsvSource({"v3,shouldUseFallbackCallerLookup=false", "v4,disableCallerLookup=true"})
  void asksOnceForTheLastDay(String version, String noLookup) {
    SERVICE.answers(200, Service.series("DE", "history"));
    SERVICE.client(version, new TestHttp()).history(DE, LAST_DAY);
    assertEquals(
        List.of(
            "/"
                + version
                + "/carbon-intensity/history?zone=DE&"
                + noLookup
                + "&emissionFactorType=lifecycle"),
        SERVICE.asked());
  }

  @Test
  void keepsOnlyTheHoursThatBeganWithinTheWindow() {
    SERVICE.answers(
        200,
        Service.series(
            "DE",
            "history",
            Service.point("2026-03-02T09:00:00.000Z", "290"),
            Service.point("2026-03-02T10:00:00.000Z", "300"),
            Service.point("2026-03-02T11:00:00.000Z", "310"),
            Service.point("2026-03-02T12:00:00.000Z", "320")));
    TimeWindow window =
        new TimeWindow(
            Instant.parse("2026-03-02T09:00:01Z"), Instant.parse("2026-03-02T12:00:00Z"));
    assertEquals(List.of("10:300.0", "11:310.0"), hours(series(Service.LIFECYCLE, window)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "310                | null",
        "310                | 0",
        "310                | 2501",
        "\"DE\",\"carbon    | \"FR\",\"carbon",
        "lifecycle          | direct",
        "\"isEstimated\"    | \"flowTraced\":false,\"isEstimated\"",
        "\"isEstimated\"    | \"temporalGranularity\":\"daily\",\"isEstimated\"",
        "\"estimationMethod\":null | \"estimationMethod\":\"SANDBOX_MODE_DATA\"",
        "datetime           | other"
      })
  void leavesOutAPointThatIsNotUsable(String from, String to) {
    String damaged = Service.point("2026-03-02T11:00:00.000Z", "310").replace(from, to);
    String sound = Service.point("2026-03-02T12:00:00.000Z", "320");
    SERVICE.answers(200, Service.series("DE", "history", damaged, sound));
    assertEquals(List.of("12:320.0"), hours(series(Service.LIFECYCLE, LAST_DAY)));
  }

  @Test
  void whatTheAnswerSaysOfAllItsPointsHoldsForEach() {
    String bare = "{\"carbonIntensity\":20,\"datetime\":\"2026-03-02T12:00:00.000Z\"}";
    String direct =
        Service.series("DE", "history", bare)
            .replace("{\"zone\"", "{\"emissionFactorType\":\"direct\",\"zone\"")
            .replace("hourly", "15_minutes");
    SERVICE.answers(200, direct);
    Intensity point = series(Service.DIRECT, LAST_DAY).points().get(0);
    assertEquals(Duration.ofMinutes(15), point.resolution());
    assertEquals(ElectricityMaps.DIRECT, point.kind());
    assertEquals(GapReason.NO_DATA, gap(Service.LIFECYCLE, LAST_DAY).reason());
    SERVICE.answers(200, direct.replace("{\"emission", "{\"flowTraced\":false,\"emission"));
    assertEquals(GapReason.NO_DATA, gap(Service.DIRECT, LAST_DAY).reason());
  }

  @Test
  void asksForMeasuredHoursOnlyAndLeavesOutEstimates() {
    SERVICE.answers(
        200,
        Service.series(
            "DE",
            "history",
            Service.point("2026-03-02T11:00:00.000Z", "310"),
            Service.point("2026-03-02T12:00:00.000Z", "320").replace(":false", ":true")));
    assertEquals(List.of("11:310.0"), hours(series(Service.MEASURED, LAST_DAY)));
    assertTrue(SERVICE.asked().get(0).endsWith("&disableEstimations=true"));
  }

  @Test
  void twoFiguresOfTheSameHourAreOne() {
    String once = Service.point("2026-03-02T11:00:00.000Z", "310");
    SERVICE.answers(200, Service.series("DE", "history", once, once));
    assertEquals(List.of("11:310.0"), hours(series(Service.LIFECYCLE, LAST_DAY)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "7,null,[]"})
  void isAGapWhenNoHourIsLeft(String points) {
    SERVICE.answers(200, Service.series("DE", "history", points));
    Reading.Gap gap = gap(Service.LIFECYCLE, LAST_DAY);
    assertEquals(GapReason.NO_DATA, gap.reason());
    assertTrue(gap.message().startsWith("electricitymaps has no history for zone DE: "));
  }

  @ParameterizedTest
  @CsvSource({"\"DE\",\"FR\",WRONG_ZONE", "history,data,UPSTREAM", "zone,other,WRONG_ZONE"})
  void isAGapWhenTheAnswerIsToAnotherQuestion(String from, String to, GapReason reason) {
    String point = Service.point("2026-03-02T12:00:00.000Z", "320");
    SERVICE.answers(200, Service.series("DE", "history", point).replace(from, to));
    assertEquals(reason, gap(Service.LIFECYCLE, LAST_DAY).reason());
  }

  @Test
  void takesTheZoneThatAnswersForAPoint() {
    String point = Service.point("2026-03-02T12:00:00.000Z", "320");
    SERVICE.answers(200, Service.series("DE", "history", point));
    SeriesReading reading = SERVICE.client().history(new Coordinates(52.5, 13.4), LAST_DAY);
    assertEquals(DE, series(reading).zone());
    assertFalse(SERVICE.asked().get(0).contains("zone="));
  }

  @Test
  void failsWhenTheTokenIsRejected() {
    SERVICE.answers(401, "{\"error\":\"Invalid auth-token\"}");
    CarbonException error =
        assertThrows(CarbonException.class, () -> SERVICE.client().history(DE, LAST_DAY));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
  }

  private static List<String> hours(IntensitySeries series) {
    return series.points().stream()
        .map(each -> each.validFrom().toString().substring(11, 13) + ":" + each.value().value())
        .toList();
  }

  private static IntensitySeries series(SourceTerms terms, TimeWindow window) {
    return series(SERVICE.client("v3", terms).history(DE, window));
  }

  private static IntensitySeries series(SeriesReading reading) {
    return assertInstanceOf(SeriesReading.Series.class, reading, reading::toString).series();
  }

  private static Reading.Gap gap(SourceTerms terms, TimeWindow window) {
    return assertInstanceOf(Reading.Gap.class, SERVICE.client("v3", terms).history(DE, window));
  }
}

package dev.carbon.intensity.electricitymaps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectricityMapsPastRangeTest {
  private static final String PATH = "/v3/carbon-intensity/past-range";
  private static final GridZone DE = new GridZone("DE");
  private static final Instant NOON = Instant.parse("2026-02-01T12:00:00Z");
  private static final TimeWindow FORTNIGHT = new TimeWindow(NOON, NOON.plus(Duration.ofDays(14)));
  private static final String FIRST = "2026-02-01T12:00:00Z";
  private static final String BORDER = "2026-02-11T12:00:00Z";
  private static final String LAST = "2026-02-15T12:00:00Z";

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void asksForAnOlderTimeInPiecesOfTenDays() {
    SERVICE.answers(200, Service.series("DE", "data", Service.point(FIRST, "300")));
    series(DE);
    assertEquals(List.of(piece(FIRST, BORDER), piece(BORDER, LAST)), SERVICE.asked());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-01T12:00:00Z,past-range",
    "2026-03-01T12:00:00.001Z,history",
    "2026-03-01T12:20:00Z,history",
    "2026-03-02T12:00:00Z,history"
  })
  void asksTheLastDayOfTheEndpointThatEveryTokenOpens(Instant from, String endpoint) {
    SERVICE.answers(404, "{\"error\":\"No recent data for zone DE\"}");
    SERVICE.client().history(DE, new TimeWindow(from, Service.NOW));
    assertEquals(1, SERVICE.asked().size());
    assertTrue(SERVICE.asked().get(0).startsWith("/v3/carbon-intensity/" + endpoint + "?zone=DE&"));
  }

  @Test
  void tenDaysAreOnePiece() {
    SERVICE.answers(200, Service.series("DE", "data", Service.point(FIRST, "300")));
    SERVICE.client().history(DE, new TimeWindow(NOON, NOON.plus(Duration.ofDays(10))));
    assertEquals(List.of(piece(FIRST, BORDER)), SERVICE.asked());
  }

  @Test
  void asksForWholeSeconds() {
    SERVICE.answers(200, Service.series("DE", "data", Service.point(FIRST, "300")));
    Instant odd = Instant.parse("2026-02-01T11:59:59.123456789Z");
    SERVICE.client().history(DE, new TimeWindow(odd, odd.plus(Duration.ofHours(2))));
    assertEquals(List.of(piece("2026-02-01T11:59:59Z", "2026-02-01T13:59:59Z")), SERVICE.asked());
  }

  @Test
  void joinsThePiecesAndTakesTheHourAtTheirBorderOnce() {
    answers(FIRST, Service.point(FIRST, "300"), Service.point(BORDER, "400"));
    answers(BORDER, Service.point(BORDER, "400"), Service.point(LAST, "500"));
    assertEquals(
        List.of(300.0, 400.0),
        series(DE).points().stream().map(each -> each.value().value()).toList());
  }

  @Test
  void aPieceWithoutHoursLeavesAHole() {
    answers(FIRST);
    answers(BORDER, Service.point("2026-02-12T00:00:00Z", "400"));
    assertEquals(1, series(DE).points().size());
  }

  @Test
  void stopsAtTheFirstPieceThatFails() {
    SERVICE.answers(401, "{\"error\":\"Request unauthorized for zoneKey=DE,requestType=past.\"}");
    Reading.Gap gap = gap(DE);
    assertEquals(GapReason.NOT_ALLOWED, gap.reason());
    assertTrue(gap.message().startsWith("electricitymaps has no history for zone DE: "));
    assertEquals(1, SERVICE.asked().size());
  }

  @ParameterizedTest
  @CsvSource({"404,NO_DATA", "400,UPSTREAM"})
  void aLaterPieceThatFailsIsNotPassedOver(int status, GapReason reason) {
    SERVICE.answers(status, "{\"error\":\"No recent data for zone DE\"}");
    answers(FIRST, Service.point(FIRST, "300"));
    assertEquals(reason, gap(DE).reason());
  }

  @Test
  void aPieceForAnotherZoneIsAGap() {
    answers(FIRST, Service.point(FIRST, "300"));
    SERVICE.answersAt(
        PATH, "start", BORDER, Service.series("FR", "data", Service.point(BORDER, "30")));
    assertEquals(GapReason.WRONG_ZONE, gap(DE).reason());
  }

  @Test
  void aPlaceStaysInTheZoneThatCameFirst() {
    answers(FIRST, Service.point(FIRST, "300"));
    answers(BORDER, Service.point(BORDER, "400"));
    assertEquals(2, series(new Coordinates(52.5, 13.4)).points().size());
    assertTrue(SERVICE.asked().get(0).contains("?lat=52.5&lon=13.4&"));
    assertEquals(piece(BORDER, LAST), SERVICE.asked().get(1));
  }

  @Test
  void asksForTheKindThatIsWantedAndForMeasuredFigures() {
    SERVICE.answers(200, Service.series("DE", "data", Service.point(FIRST, "300")));
    SourceTerms terms = new SourceTerms(ElectricityMaps.DIRECT, true, Service.CLOCK);
    TimeWindow hour = new TimeWindow(NOON, NOON.plus(Duration.ofHours(1)));
    SERVICE.client("v4", terms).history(DE, hour);
    assertEquals(
        List.of(
            "/v4/carbon-intensity/past-range?zone=DE&disableCallerLookup=true"
                + "&emissionFactorType=direct&start=2026-02-01T12%3A00%3A00Z"
                + "&end=2026-02-01T13%3A00%3A00Z&disableEstimations=true"),
        SERVICE.asked());
  }

  private static void answers(String start, String... points) {
    SERVICE.answersAt(PATH, "start", start, Service.series("DE", "data", points));
  }

  private static String piece(String start, String end) {
    return PATH
        + "?zone=DE&shouldUseFallbackCallerLookup=false&emissionFactorType=lifecycle&start="
        + start.replace(":", "%3A")
        + "&end="
        + end.replace(":", "%3A");
  }

  private static IntensitySeries series(GridLocation location) {
    SeriesReading reading = SERVICE.client().history(location, FORTNIGHT);
    return assertInstanceOf(SeriesReading.Series.class, reading, reading::toString).series();
  }

  private static Reading.Gap gap(GridLocation location) {
    return assertInstanceOf(Reading.Gap.class, SERVICE.client().history(location, FORTNIGHT));
  }
}

package dev.carbon.intensity.ukgrid;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Access;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class UkGridTest {
  private static final GridZone GB = new GridZone("GB");
  private static final GridZone LONDON = new GridZone("GB-13");
  private static final Estimation FORECAST =
      new Estimation(Optional.of(true), Optional.of("FORECAST"));

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void takesWhatTurnedOutInTheWholeOfGreatBritain() {
    SERVICE.answers(200, Service.national(Service.halfHour("12:00", "12:30", "90", "95")));
    Intensity intensity = figure(GB);
    assertEquals(95, intensity.value().value());
    assertEquals(GB, intensity.zone());
    assertEquals(Instant.parse("2026-03-02T12:00:00Z"), intensity.validFrom());
    assertEquals(Duration.ofMinutes(30), intensity.resolution());
    assertEquals(
        new IntensityKind(new SourceName("uk"), Signal.AVERAGE, Accounting.DIRECT),
        intensity.kind());
    assertEquals(Estimation.UNKNOWN, intensity.estimation());
    assertEquals(List.of("/intensity"), SERVICE.questions());
  }

  @Test
  void takesTheForecastAndSaysSoWhereNothingHasTurnedOutYet() {
    SERVICE.answers(200, Service.national(Service.halfHour("12:00", "12:30", "90", "null")));
    assertEquals(90, figure(GB).value().value());
    assertEquals(FORECAST, figure(GB).estimation());
  }

  @Test
  void takesTheHalfHourOfNowWhereverItStands() {
    String before = Service.halfHour("11:30", "12:00", "70", "71");
    String now = Service.halfHour("12:00", "12:30", "90", "95");
    String next = Service.halfHour("12:30", "13:00", "80", "null");
    SERVICE.answers(200, Service.national(before, now, next));
    assertEquals(95, figure(GB).value().value());
    SERVICE.answers(200, Service.national(next, now, before));
    assertEquals(95, figure(GB).value().value());
  }

  @Test
  void takesTheForecastOfARegionByItsNumber() {
    SERVICE.answers(200, Service.regionNow("13", Service.halfHour("12:00", "12:30", "62.5")));
    Intensity intensity = figure(LONDON);
    assertEquals(62.5, intensity.value().value());
    assertEquals(LONDON, intensity.zone());
    assertEquals(FORECAST, intensity.estimation());
    assertEquals(List.of("/regional/regionid/13"), SERVICE.questions());
  }

  @Test
  void noEmissionsAtAllArePossibleSinceOnlyDirectOnesCount() {
    SERVICE.answers(200, Service.regionNow("13", Service.halfHour("12:00", "12:30", "0")));
    assertEquals(0, figure(LONDON).value().value());
  }

  @Test
  void saysThatEverythingItCoversMayBeReadAndWhatTheServersClockIs() {
    SERVICE.answers(
        aResponse()
            .withHeader("Content-Type", "application/json")
            .withHeader("Date", "Mon, 02 Mar 2026 12:19:58 GMT")
            .withBody(Service.national()));
    assertEquals(
        new Access(Optional.empty(), Optional.of(Instant.parse("2026-03-02T12:19:58Z"))),
        SERVICE.client().access());
    assertEquals(List.of("/intensity"), SERVICE.questions());
  }

  @Test
  void cannotSayWhatMayBeReadWhenTheServiceRefuses() {
    SERVICE.answers(400, "{\"error\":{\"code\":\"400 Bad Request\",\"message\":\"invented\"}}");
    CarbonException error = assertThrows(CarbonException.class, () -> SERVICE.client().access());
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertEquals("uk cannot be asked: the service answered 400: invented", error.text());
  }

  @Test
  void cannotSayWhatMayBeReadWhenTheAnswerIsAboutSomethingElse() {
    SERVICE.answers(200, "{}");
    CarbonException error = assertThrows(CarbonException.class, () -> SERVICE.client().access());
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertEquals("uk cannot be asked: the answer holds no half hours", error.text());
  }

  private static Intensity figure(GridZone zone) {
    return assertInstanceOf(Reading.Figure.class, SERVICE.client().latest(zone)).intensity();
  }
}

package dev.carbon.intensity.energycharts;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnergyChartsTest {
  private static final GridZone DE = new GridZone("DE");

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void takesTheLastValueThatWasMeasured() {
    SERVICE.answers(
        200,
        Service.every(
            15, "2026-03-02T11:30:00Z", "301,302.5,null,304.25,null,null", "1,2,3,4,305,306"));
    Intensity intensity = figure();
    assertEquals(304.25, intensity.value().value());
    assertEquals(DE, intensity.zone());
    assertEquals(Instant.parse("2026-03-02T12:15:00Z"), intensity.validFrom());
    assertEquals(Duration.ofMinutes(15), intensity.resolution());
    assertEquals(
        new IntensityKind(new SourceName("energy-charts"), Signal.AVERAGE, Accounting.LIFECYCLE),
        intensity.kind());
    assertEquals(new Estimation(Optional.of(false), Optional.empty()), intensity.estimation());
  }

  @Test
  void asksForTheLastDayOfTheCountry() {
    SERVICE.answers(200, Service.every(15, "2026-03-02T12:00:00Z", "301", "null"));
    figure();
    assertEquals(
        List.of("/co2eq?country=de&start=2026-03-01T12:20Z&end=2026-03-02T12:20Z"),
        SERVICE.questions());
  }

  @Test
  void takesAnOldValueAsItIsSinceTheCallerKnowsHowOldIsTooOld() {
    SERVICE.answers(200, Service.every(60, "2026-03-02T02:00:00Z", "301,302,null", "1,2,3"));
    assertEquals(Instant.parse("2026-03-02T03:00:00Z"), figure().validFrom());
  }

  @ParameterizedTest
  @CsvSource({"5,PT5M", "15,PT15M", "30,PT30M", "60,PT1H"})
  void theStepBetweenTheTimesIsTheResolutionWhenItCanBe(int minutes, Duration resolution) {
    SERVICE.answers(200, Service.every(minutes, "2026-03-02T09:00:00Z", "301,302", "null,null"));
    assertEquals(resolution, figure().resolution());
  }

  @Test
  void anHourThatIsLeftOutDoesNotMakeTheOthersShorter() {
    SERVICE.answers(200, Service.columns("1772445600,1772449200,1772456400", "1,2,3", "4,5,6"));
    assertEquals(Duration.ofHours(1), figure().resolution());
  }

  @Test
  void neitherColumnNeedsToBeThere() {
    SERVICE.answers(200, "{\"unix_seconds\":[1772449200],\"co2eq\":[301]}");
    assertEquals(301, figure().value().value());
    SERVICE.answers(200, "{\"unix_seconds\":[1772449200],\"co2eq\":[302],\"co2eq_forecast\":null}");
    assertEquals(302, figure().value().value());
  }

  @Test
  void saysThatEverythingItCoversMayBeReadAndWhatTheServersClockIs() {
    SERVICE.answers(
        aResponse()
            .withHeader("Content-Type", "application/json")
            .withHeader("Date", "Mon, 02 Mar 2026 12:19:58 GMT")
            .withBody(Service.every(15, "2026-03-02T12:00:00Z", "301", "null")));
    Access access = SERVICE.client().access();
    assertEquals(Optional.empty(), access.zones());
    assertTrue(access.allows(DE));
    assertEquals(Optional.of(Instant.parse("2026-03-02T12:19:58Z")), access.serverDate());
    assertEquals(List.of("/co2eq?country=de"), SERVICE.questions());
  }

  @Test
  void cannotSayWhatMayBeReadWhenTheServiceRefuses() {
    SERVICE.answers(aResponse().withStatus(403).withBody("<html>no</html>"));
    CarbonException error = assertThrows(CarbonException.class, () -> SERVICE.client().access());
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertEquals(
        "energy-charts cannot be asked: the service answered 403: no reason given", error.text());
  }

  @Test
  void cannotSayWhatMayBeReadWhenTheAnswerIsAboutSomethingElse() {
    SERVICE.answers(200, "{}");
    CarbonException error = assertThrows(CarbonException.class, () -> SERVICE.client().access());
    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertEquals("energy-charts cannot be asked: the answer holds no times", error.text());
  }

  private static Intensity figure() {
    return assertInstanceOf(Reading.Figure.class, SERVICE.client().latest(DE)).intensity();
  }
}

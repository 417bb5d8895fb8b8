package dev.carbon.intensity.electricitymaps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.carbon.http.TestHttp;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.Signal;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectricityMapsTest {
  private static final GridZone DE = new GridZone("DE");

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void readsAFigureWithAllThatIsNeededToJudgeIt() {
    SERVICE.answers(200, Service.intensity("DE", "321"));
    Intensity intensity = figure(SERVICE.client().latest(DE));
    assertEquals(321, intensity.value().value());
    assertEquals(DE, intensity.zone());
    assertEquals(Instant.parse("2026-03-02T12:00:00Z"), intensity.validFrom());
    assertEquals(Duration.ofHours(1), intensity.resolution());
    assertEquals(Signal.AVERAGE, intensity.kind().signal());
    assertEquals(Accounting.LIFECYCLE, intensity.kind().accounting());
    assertEquals("electricitymaps", intensity.kind().source().value());
    assertEquals(
        new Estimation(Optional.of(true), Optional.of("INVENTED_METHOD")), intensity.estimation());
  }

  @Test
  void takesTheDefaultsOfAShortAnswer() {
    SERVICE.answers(
        200, "{\"zone\":\"DE\",\"carbonIntensity\":0.5,\"datetime\":\"2026-03-02T13:00:00Z\"}");
    Intensity intensity = figure(SERVICE.client().latest(DE));
    assertEquals(0.5, intensity.value().value());
    assertEquals(Duration.ofHours(1), intensity.resolution());
    assertEquals(Estimation.UNKNOWN, intensity.estimation());
  }

  @ParameterizedTest
  @CsvSource({"hourly,PT1H", "15_minutes,PT15M", "5_minutes,PT5M"})
  void readsTheResolution(String granularity, Duration resolution) {
    SERVICE.answers(200, Service.intensity("DE", "321").replace("hourly", granularity));
    assertEquals(resolution, figure(SERVICE.client().latest(DE)).resolution());
  }

  @ParameterizedTest
  @CsvSource({
    "v3,shouldUseFallbackCallerLookup=false",
    "v3/,shouldUseFallbackCallerLookup=false",
    "v4,disableCallerLookup=true",
    "v4/,disableCallerLookup=true"
  })
  void asksForTheZoneInEitherVersionAndNeverForTheCallersOwnPlace(String version, String noLookup) {
    SERVICE.answers(200, Service.intensity("DE", "321"));
    figure(SERVICE.client(version, new TestHttp()).latest(DE));
    assertEquals(
        "/"
            + version.replace("/", "")
            + "/carbon-intensity/latest?zone=DE&"
            + noLookup
            + "&emissionFactorType=lifecycle",
        SERVICE.requests().get(0).getUrl());
    assertEquals(Service.TOKEN, SERVICE.requests().get(0).getHeader("auth-token"));
  }

  @Test
  void asksForAPointAndTakesTheZoneThatAnswers() {
    SERVICE.answers(200, Service.intensity("AU-NT", "500"));
    Reading reading = SERVICE.client().latest(new Coordinates(-12.5, 0.00001));
    assertEquals(new GridZone("AU-NT"), figure(reading).zone());
    assertEquals(
        "/v3/carbon-intensity/latest?lat=-12.5&lon=0.000010"
            + "&shouldUseFallbackCallerLookup=false&emissionFactorType=lifecycle",
        SERVICE.requests().get(0).getUrl());
  }

  private static Intensity figure(Reading reading) {
    return assertInstanceOf(Reading.Figure.class, reading).intensity();
  }
}

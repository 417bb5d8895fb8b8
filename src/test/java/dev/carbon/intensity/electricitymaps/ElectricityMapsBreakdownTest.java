package dev.carbon.intensity.electricitymaps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.MixBasis;
import dev.carbon.intensity.MixReading;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.Reading;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ElectricityMapsBreakdownTest {
  private static final GridZone DE = new GridZone("DE");
  private static final String MIX =
      """
      {"zone":"DE","datetime":"2026-03-02T12:00:00.000Z",
       "powerConsumptionBreakdown":{"wind":600,"coal":200,"nuclear":null,"gas":"50",
         "hydro discharge":200,"battery discharge":-40},
       "powerProductionBreakdown":{"wind":999},
       "fossilFreePercentage":80,"renewablePercentage":79,"isEstimated":true}
      """;

  @RegisterExtension static final Service SERVICE = new Service();

  @Test
  void readsThePowerThatIsConsumed() {
    SERVICE.answers(200, MIX);
    PowerBreakdown mix = mix(SERVICE.client().breakdown(DE));
    assertEquals(DE, mix.zone());
    assertEquals(MixBasis.CONSUMED, mix.basis());
    assertEquals(Instant.parse("2026-03-02T12:00:00Z"), mix.validFrom());
    assertEquals(OptionalDouble.of(79), mix.renewablePercent());
    assertEquals(OptionalDouble.of(80), mix.fossilFreePercent());
    assertEquals(OptionalDouble.of(60), mix.percent("wind"));
  }

  @Test
  void leavesOutWhatHasNoValueAndStorageThatIsBeingCharged() {
    SERVICE.answers(200, MIX);
    PowerBreakdown mix = mix(SERVICE.client().breakdown(DE));
    assertEquals(
        List.of("wind", "coal", "hydro discharge"), List.copyOf(mix.megawattsBySource().keySet()));
    assertEquals(1000, mix.totalMegawatts());
  }

  @ParameterizedTest
  @ValueSource(strings = {"v3", "v4"})
  void asksForAPointInEitherVersionAndTakesTheZoneThatAnswers(String version) {
    SERVICE.answers(200, MIX.replace("\"DE\"", "\"AU-NT\""));
    PowerBreakdown mix =
        mix(SERVICE.client(version, new TestHttp()).breakdown(new Coordinates(-12.5, 131)));
    assertEquals(new GridZone("AU-NT"), mix.zone());
    assertTrue(
        SERVICE
            .requests()
            .get(0)
            .getUrl()
            .startsWith("/" + version + "/power-breakdown/latest?lat=-12.5&lon=131.0&"));
  }

  @Test
  void aShareOutOfRangeIsUnknown() {
    SERVICE.answers(200, MIX.replace("79", "-1").replace(":80", ":100.5"));
    PowerBreakdown mix = mix(SERVICE.client().breakdown(DE));
    assertEquals(OptionalDouble.empty(), mix.renewablePercent());
    assertEquals(OptionalDouble.empty(), mix.fossilFreePercent());
  }

  @ParameterizedTest
  @CsvSource({
    "powerConsumptionBreakdown,other,NO_DATA",
    "datetime,other,NO_DATA",
    "\"DE\",\"FR\",WRONG_ZONE",
    "2026-03-02T12,2026-03-02T15,OUT_OF_RANGE",
    ":600,:1e300,OUT_OF_RANGE",
    ":600,:10000001,OUT_OF_RANGE"
  })
  void isAGapWhenTheMixIsMissingOrNotOfWhatWasAsked(String from, String to, GapReason reason) {
    SERVICE.answers(200, MIX.replace(from, to));
    assertEquals(reason, gap().reason());
  }

  @ParameterizedTest
  @CsvSource({
    "401,Request unauthorized for zoneKey=DE,NOT_ALLOWED",
    "403,no,NOT_ALLOWED",
    "404,No recent data for zone DE,NO_DATA",
    "400,no,UPSTREAM",
    "503,no,UPSTREAM"
  })
  void isAGapWithTheReasonThatTheRefusalMeans(int status, String error, GapReason reason) {
    SERVICE.answers(status, "{\"error\":\"" + error + "\"}");
    assertEquals(reason, gap().reason());
  }

  @Test
  void failsWhenTheTokenIsRejected() {
    SERVICE.answers(401, "{\"error\":\"Invalid auth-token\"}");
    CarbonException error =
        assertThrows(CarbonException.class, () -> SERVICE.client().breakdown(DE));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
  }

  private static PowerBreakdown mix(MixReading reading) {
    return assertInstanceOf(MixReading.Mix.class, reading).breakdown();
  }

  private static Reading.Gap gap() {
    return assertInstanceOf(Reading.Gap.class, SERVICE.client().breakdown(DE));
  }
}

package dev.carbon.intensity.electricitymaps;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The power mix where version 4 has put another endpoint in place of the one of both versions. */
class ElectricityMixTest {
  private static final GridZone DE = new GridZone("DE");
  private static final String BREAKDOWN = "/v4/power-breakdown/latest";
  private static final String MIX = "/v4/electricity-mix/latest";
  private static final String RENEWABLE = "/v4/renewable-energy/latest";
  private static final String CARBON_FREE = "/v4/carbon-free-energy/latest";
  private static final String QUERY = "?zone=DE&disableCallerLookup=true";
  private static final String MIX_BODY =
      """
      {"zone":"DE","temporalGranularity":"hourly","unit":"MW","data":[
        {"datetime":"2026-03-02T12:00:00.000Z","isEstimated":true,"breakdownType":"flow-traced",
         "mix":{"wind":600.5,"coal":199.5,"nuclear":null,"gas":"50",
           "hydro storage":{"charge":70,"discharge":150},"battery storage":{"discharge":50},
           "other storage":{"charge":9,"discharge":null},"flows":{"exports":489,"imports":450}}}]}
      """;
  private static final String SHARE_BODY =
      """
      {"zone":"DE","datetime":"2026-03-02T12:00:00.000Z","unit":"%","value":79,"flowTraced":true}
      """;

  @RegisterExtension static final Service SERVICE = new Service();

  @BeforeEach
  void hasTheNewEndpointsOnly() {
    SERVICE.answers(404, "{\"error\":\"Not found\"}");
    SERVICE.answersAt(MIX, Service.json(200, MIX_BODY));
    SERVICE.answersAt(RENEWABLE, Service.json(200, SHARE_BODY));
    SERVICE.answersAt(CARBON_FREE, Service.json(200, SHARE_BODY.replace("79", "\"84.5\"")));
  }

  @Test
  void asksTheNewEndpointsForWhatIsConsumed() {
    PowerBreakdown mix = mix();
    assertEquals(DE, mix.zone());
    assertEquals(MixBasis.CONSUMED, mix.basis());
    assertEquals(Instant.parse("2026-03-02T12:00:00Z"), mix.validFrom());
    assertEquals(OptionalDouble.of(79), mix.renewablePercent());
    assertEquals(OptionalDouble.of(84.5), mix.fossilFreePercent());
    assertEquals(OptionalDouble.of(60.05), mix.percent("wind"));
    assertEquals(
        List.of(
            BREAKDOWN + QUERY,
            MIX + QUERY + "&breakdownType=flow-traced",
            RENEWABLE + QUERY,
            CARBON_FREE + QUERY),
        SERVICE.asked());
  }

  @Test
  void callsStorageAsTheOtherEndpointDoesAndCountsOnlyWhatItSupplies() {
    assertEquals(
        List.of("wind", "coal", "hydro discharge", "battery discharge"),
        List.copyOf(mix().megawattsBySource().keySet()));
    assertEquals(1000, mix().totalMegawatts());
  }

  @ParameterizedTest
  @CsvSource({
    "404,Not found",
    "410,Gone",
    "403,no",
    "401,'Request unauthorized for zoneKey=DE,requestType=latest,dataType=power-breakdown.'"
  })
  void asksTheNewEndpointWhenTheOldOneIsGoneOrNotInThePlan(int status, String error) {
    SERVICE.answersAt(BREAKDOWN, refusal(status, error));
    assertEquals(1000, mix().totalMegawatts());
  }

  @Test
  void anEndpointThatIsGoneMaySaySoInHtml() {
    SERVICE.answersAt(
        BREAKDOWN,
        aResponse().withStatus(404).withHeader("Content-Type", "text/html").withBody("<html>"));
    assertEquals(1000, mix().totalMegawatts());
  }

  @ParameterizedTest
  @CsvSource({"404,No recent data for zone DE,NO_DATA", "400,no,UPSTREAM", "503,no,UPSTREAM"})
  void anyOtherRefusalIsAGap(int status, String error, GapReason reason) {
    SERVICE.answersAt(BREAKDOWN, refusal(status, error));
    assertEquals(reason, gap("v4").reason());
    assertTrue(SERVICE.asked().stream().allMatch((BREAKDOWN + QUERY)::equals));
  }

  @Test
  void version3HasNoOtherEndpoint() {
    assertEquals(GapReason.UPSTREAM, gap("v3").reason());
    assertEquals(1, SERVICE.asked().size());
  }

  @ParameterizedTest
  @CsvSource({
    "\"DE\",\"FR\",WRONG_ZONE",
    "MW,MWh,UPSTREAM",
    "\"unit\",\"other\",UPSTREAM",
    "flow-traced,normal,UPSTREAM",
    "breakdownType,other,UPSTREAM",
    "\"data\",\"other\",NO_DATA",
    "\"mix\",\"other\",NO_DATA",
    "datetime,other,NO_DATA",
    "2026-03-02T12,2026-03-02T15,OUT_OF_RANGE",
    "600.5,1e300,OUT_OF_RANGE",
    "\"isEstimated\":true,\"estimationMethod\":\"SANDBOX_MODE_DATA\",NOT_ALLOWED"
  })
  void isAGapWhenTheMixIsMissingOrNotOfWhatWasAsked(String from, String to, GapReason reason) {
    SERVICE.answersAt(MIX, Service.json(200, MIX_BODY.replace(from, to)));
    Reading.Gap gap = gap("v4");
    assertEquals(reason, gap.reason(), gap.message());
    assertTrue(gap.message().startsWith("electricitymaps has no power mix for zone DE: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"%\"|\"MW\"",
        "\"DE\"|\"FR\"",
        "T12:|T11:",
        "79|-1",
        "79|100.5",
        "79|null",
        "79|\"about 79\"",
        "79|\"7e1\"",
        "79|\"\"",
        "true|false"
      })
  void aShareThatIsNotOfTheMixIsUnknown(String change) {
    String[] parts = change.split("\\|", -1);
    SERVICE.answersAt(RENEWABLE, Service.json(200, SHARE_BODY.replace(parts[0], parts[1])));
    assertEquals(OptionalDouble.empty(), mix().renewablePercent());
    assertEquals(OptionalDouble.of(84.5), mix().fossilFreePercent());
  }

  @ParameterizedTest
  @CsvSource({
    "404,Not found",
    "503,down",
    "401,Request unauthorized for zoneKey=DE",
    "401,Invalid auth-token"
  })
  void aShareThatCannotBeHadIsUnknown(int status, String error) {
    SERVICE.answersAt(CARBON_FREE, refusal(status, error));
    assertEquals(OptionalDouble.of(79), mix().renewablePercent());
    assertEquals(OptionalDouble.empty(), mix().fossilFreePercent());
  }

  @ParameterizedTest
  @ValueSource(strings = {BREAKDOWN, MIX})
  void failsWhenTheTokenIsRejected(String path) {
    SERVICE.answersAt(path, refusal(401, "Invalid auth-token"));
    ElectricityMaps client = SERVICE.client("v4", new TestHttp());
    CarbonException error = assertThrows(CarbonException.class, () -> client.breakdown(DE));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
  }

  @Test
  void theSharesAreThoseOfTheZoneThatAnswersForAPoint() {
    MixReading reading =
        SERVICE.client("v4", new TestHttp()).breakdown(new Coordinates(52.5, 13.4));
    assertEquals(DE, assertInstanceOf(MixReading.Mix.class, reading).breakdown().zone());
    assertEquals(RENEWABLE + QUERY, SERVICE.asked().get(2));
  }

  @Test
  void anEstimatedMixIsAGapWhenMeasuredFiguresAreWanted() {
    MixReading reading = SERVICE.client("v4", Service.MEASURED).breakdown(DE);
    assertEquals(GapReason.NO_DATA, assertInstanceOf(Reading.Gap.class, reading).reason());
    assertTrue(SERVICE.asked().stream().allMatch(url -> url.endsWith("&disableEstimations=true")));
  }

  private static ResponseDefinitionBuilder refusal(int status, String error) {
    return Service.json(status, "{\"error\":\"" + error + "\"}");
  }

  private static PowerBreakdown mix() {
    MixReading reading = SERVICE.client("v4", new TestHttp()).breakdown(DE);
    return assertInstanceOf(MixReading.Mix.class, reading, reading::toString).breakdown();
  }

  private static Reading.Gap gap(String version) {
    return assertInstanceOf(
        Reading.Gap.class, SERVICE.client(version, new TestHttp()).breakdown(DE));
  }
}

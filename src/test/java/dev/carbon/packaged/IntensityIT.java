package dev.carbon.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import dev.carbon.packaged.CarbonProcess.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code carbon intensity} for a point on the map, against answers of the recorded shape. */
class IntensityIT {
  private static final String TOKEN = GridServer.TOKEN;
  private static final String[] POINT = {"intensity", "--lat", "41.92", "--lon", "-93.31"};

  @RegisterExtension private static final WireMockExtension SERVER = GridServer.onLoopback();

  @TempDir private Path home;
  private CarbonProcess carbon;

  @BeforeEach
  void startEmpty() throws IOException {
    carbon = GridServer.command(home, SERVER);
    latest(figure("US-MIDW-MISO", "500", Instant.now().truncatedTo(ChronoUnit.HOURS)));
    SERVER.stubFor(
        get(urlPathEqualTo("/v3/power-breakdown/latest"))
            .withQueryParam("lat", equalTo("41.92"))
            .withQueryParam("lon", equalTo("-93.31"))
            .willReturn(
                json(
                    """
                    {"zone":"US-MIDW-MISO","datetime":"%s","updatedAt":"%s",
                     "powerConsumptionBreakdown":{"nuclear":10000,"wind":20000,"coal":30000,
                       "gas":40000,"solar":0,"unknown":null,"hydro discharge":0},
                     "fossilFreePercentage":30,"renewablePercentage":20,"isEstimated":true,
                     "estimationMethod":"TIME_SLICER_AVERAGE"}
                    """
                        .formatted(Instant.now(), Instant.now()))));
  }

  @Test
  void printsZoneFigureAgeEstimationAndTheMix() throws Exception {
    Result result = carbon.run(with("--breakdown"));

    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().contains("US-MIDW-MISO"), result.out());
    assertTrue(result.out().contains("500"), result.out());
    assertTrue(result.out().contains("yes (TIME_SLICER_AVERAGE)"), result.out());
    assertTrue(result.out().matches("(?s).*renewable\\s+20 %.*"), result.out());
    assertTrue(result.out().matches("(?s).*fossil-free\\s+30 %.*"), result.out());
    assertTrue(result.out().matches("(?s).*gas\\s+40000\\s+40\\.0.*"), result.out());
    assertFalse(result.out().contains("stale"));
  }

  @Test
  void printsTheDocumentThatScriptsRelyOn() throws Exception {
    JsonNode document = carbon.run(with("--breakdown", "--format", "json")).json();

    JsonNode entry = document.get("ranking").get(0);
    assertTrue(entry.get("region").isNull());
    assertEquals(41.92, entry.get("lat").doubleValue());
    assertEquals(-93.31, entry.get("lon").doubleValue());
    assertEquals(500, entry.get("gramsPerKwh").doubleValue());
    JsonNode mix = entry.get("breakdown");
    assertEquals(20, mix.get("renewablePercent").doubleValue());
    assertEquals(30, mix.get("fossilFreePercent").doubleValue());
    assertEquals(100_000, mix.get("totalMegawatts").doubleValue());
    assertEquals(20_000, mix.get("sources").get("wind").get("megawatts").doubleValue());
    assertEquals(20, mix.get("sources").get("wind").get("percent").doubleValue());
    assertFalse(mix.get("sources").has("unknown"));
  }

  @Test
  void printsAnOldFigureMarkedAsStale() throws Exception {
    latest(figure("US-MIDW-MISO", "500", Instant.now().minus(5, ChronoUnit.HOURS)));

    Result result = carbon.run(POINT);

    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().contains("(stale)"), result.out());
  }

  @Test
  void refusesAMixOfAnotherZone() throws Exception {
    latest(figure("DE", "500", Instant.now()));

    Result result = carbon.run(with("--breakdown"));

    assertEquals(5, result.exit());
    assertTrue(result.err().contains("DE") && result.err().contains("US-MIDW-MISO"), result.err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | application/json | {"error":"Invalid auth-token","message":"The provided token is invalid."} | 4
          401 | application/json | {"error":"Request unauthorized for zoneKey=X,requestType=latest.","message":"You do not have access to this specific endpoint for this specific zone."} | 5
          404 | application/json | {"error":"No recent data for zone \\"US-MIDW-MISO\\""} | 5
          200 | text/html | <html>log in to the hotel</html> | 5
          200 | application/json | {"zone":"US-MIDW-MISO","carbonIntensity":null,"datetime":"2026-01-01T00:00:00Z"} | 5
          200 | application/json | {"zone":"US-MIDW-MISO","carbonIntensity":NaN,"datetime":"2026-01-01T00:00:00Z"} | 5
          200 | application/json | {} | 5
          """)
  void saysWhatIsWrongInOneLine(int status, String type, String body, int exit) throws Exception {
    latest(aResponse().withStatus(status).withHeader("Content-Type", type).withBody(body));

    Result result = carbon.run(POINT);

    assertEquals(exit, result.exit(), result.err());
    assertEquals("", result.out());
    assertEquals(
        1, result.err().lines().filter(line -> line.startsWith("carbon: ")).count(), result.err());
    assertFalse(result.err().contains("Exception"), result.err());
    assertFalse(result.err().contains(TOKEN), result.err());
  }

  private static String[] with(String... more) {
    String[] all = Arrays.copyOf(POINT, POINT.length + more.length);
    System.arraycopy(more, 0, all, POINT.length, more.length);
    return all;
  }

  private static void latest(ResponseDefinitionBuilder answer) {
    SERVER.stubFor(
        get(urlPathEqualTo("/v3/carbon-intensity/latest"))
            .withQueryParam("lat", equalTo("41.92"))
            .withQueryParam("lon", equalTo("-93.31"))
            .withHeader("auth-token", equalTo(TOKEN))
            .willReturn(answer));
  }

  private static ResponseDefinitionBuilder figure(String zone, String grams, Instant hour) {
    return json(
        """
        {"zone":"%s","carbonIntensity":%s,"datetime":"%s","updatedAt":"%s",
         "emissionFactorType":"lifecycle","isEstimated":true,
         "estimationMethod":"TIME_SLICER_AVERAGE"}
        """
            .formatted(zone, grams, hour, hour));
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }
}

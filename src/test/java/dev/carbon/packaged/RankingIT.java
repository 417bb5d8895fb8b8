package dev.carbon.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.carbon.packaged.CarbonProcess.Result;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The ranking by live figures, against a server that answers for some zones. */
class RankingIT {
  private static final String TOKEN = GridServer.TOKEN;
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();

  /** Invented figures for 21 of the zones of the documented regions, g CO2eq/kWh. */
  private static final Map<String, Integer> FIGURES =
      Map.ofEntries(
          Map.entry("CA-QC", 21),
          Map.entry("CA-ON", 77),
          Map.entry("BR-CS", 140),
          Map.entry("US-MIDW-MISO", 510),
          Map.entry("US-CAR-SC", 620),
          Map.entry("US-MIDA-PJM", 405),
          Map.entry("US-NW-BPAT", 190),
          Map.entry("US-CAL-CISO", 230),
          Map.entry("US-NW-NEVP", 390),
          Map.entry("HK", 610),
          Map.entry("JP-TK", 505),
          Map.entry("KR", 430),
          Map.entry("IN-WE", 700),
          Map.entry("SG", 490),
          Map.entry("ID", 680),
          Map.entry("AU-NSW", 560),
          Map.entry("BE", 150),
          Map.entry("GB", 180),
          Map.entry("DE", 340),
          Map.entry("NL", 260),
          Map.entry("CH", 90));

  @RegisterExtension private static final WireMockExtension SERVER = GridServer.onLoopback();

  @TempDir private Path home;
  private CarbonProcess carbon;

  @BeforeEach
  void startEmpty() throws IOException {
    carbon = GridServer.command(home, SERVER);
    SERVER.stubFor(
        get(urlPathEqualTo("/v3/carbon-intensity/latest"))
            .willReturn(
                aResponse()
                    .withStatus(404)
                    .withHeader("Content-Type", "application/json")
                    .withBody("{\"error\":\"No recent data for zone\"}")));
    FIGURES.forEach((zone, grams) -> answer(zone, zone, grams, now()));
  }

  @Test
  void picksTheCleanestOfAllRegionsAndAsksForEachZoneOnce() throws Exception {
    Result result =
        carbon.run(
            "train",
            BLOBS,
            "--regions",
            "all",
            "--source",
            "electricitymaps",
            "--allow-partial",
            "--dry-run",
            "--format",
            "json",
            "-v");

    assertEquals(0, result.exit(), result.err());
    JsonNode document = result.json();
    assertEquals("PLANNED", document.get("state").textValue());
    assertEquals("northamerica-northeast1", document.get("region").textValue());
    assertEquals(21, document.get("ranking").get(0).get("gramsPerKwh").doubleValue());
    assertEquals("lifecycle", document.get("accounting").textValue());
    List<String> asked = zonesAsked();
    assertEquals(Set.copyOf(asked).size(), asked.size(), "each zone once: " + asked);
    assertTrue(asked.contains("US-MIDA-PJM"));
    assertTrue(
        SERVER.findAll(getRequestedFor(urlPathEqualTo("/v3/carbon-intensity/latest"))).stream()
            .noneMatch(request -> request.getQueryParams().containsKey("lat")));
    Set<String> named = new HashSet<>();
    document.get("ranking").forEach(entry -> named.add(entry.get("region").textValue()));
    document.get("excluded").forEach(entry -> named.add(entry.get("region").textValue()));
    assertEquals(38, named.size(), "every documented region is ranked or excluded");
    for (JsonNode excluded : document.get("excluded")) {
      assertEquals("NO_DATA", excluded.get("reason").textValue());
    }
    assertFalse((result.out() + result.err()).contains(TOKEN));
  }

  @Test
  void neverRanksAnAnswerForAnotherZoneAnOldOneOrNonsense() throws Exception {
    answer("CA-QC", "US-NY-NYIS", 5, now());
    answer("CH", "CH", 1, now().minus(1, ChronoUnit.DAYS));
    answer("CA-ON", "CA-ON", -1, now());

    Result result =
        carbon.run(
            "regions",
            "--regions",
            "northamerica-northeast1,northamerica-northeast2,europe-west6,europe-west1,us-west1,us-east4",
            "--source",
            "electricitymaps",
            "--format",
            "json");

    JsonNode document = result.json();
    assertEquals("europe-west1", document.get("ranking").get(0).get("region").textValue());
    assertEquals(
        Map.of(
            "northamerica-northeast1", "WRONG_ZONE",
            "northamerica-northeast2", "OUT_OF_RANGE",
            "europe-west6", "STALE"),
        reasons(document));
  }

  @Test
  void fallsBackToYearlyAveragesAndSaysSoWhenTheKeyCoversTooLittle() throws Exception {
    Result result =
        carbon.run(
            "regions", "--regions", "europe-west1,europe-west9,europe-north1", "--format", "json");

    assertEquals("google-annual", result.json().get("source").textValue());
    assertEquals("direct", result.json().get("accounting").textValue());
    assertEquals("europe-west9", result.json().get("ranking").get(0).get("region").textValue());
  }

  @Test
  void stopsWhenTheNamedSourceCoversTooLittle() throws Exception {
    Result result =
        carbon.run(
            "regions",
            "--regions",
            "europe-west1,europe-west9,europe-north1",
            "--source",
            "electricitymaps",
            "--format",
            "json");

    assertEquals(5, result.exit());
    assertEquals("NO_DATA", result.json().get("error").get("kind").textValue());
    assertTrue(result.json().get("error").get("hint").textValue().contains("--allow-partial"));
  }

  private static Map<String, String> reasons(JsonNode document) {
    Map<String, String> reasons = new HashMap<>();
    document
        .get("excluded")
        .forEach(
            each -> reasons.put(each.get("region").textValue(), each.get("reason").textValue()));
    return reasons;
  }

  private static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.HOURS);
  }

  private static void answer(String asked, String answered, int grams, Instant hour) {
    SERVER.stubFor(
        get(urlPathEqualTo("/v3/carbon-intensity/latest"))
            .withQueryParam("zone", equalTo(asked))
            .withHeader("auth-token", equalTo(TOKEN))
            .willReturn(
                aResponse()
                    .withHeader("Content-Type", "application/json; charset=utf-8")
                    .withBody(
                        """
                        {"zone":"%s","carbonIntensity":%d,"datetime":"%s","updatedAt":"%s",
                         "emissionFactorType":"lifecycle","isEstimated":true,
                         "estimationMethod":"TIME_SLICER_AVERAGE"}
                        """
                            .formatted(answered, grams, hour, hour))));
  }

  private static List<String> zonesAsked() {
    return SERVER.findAll(getRequestedFor(urlPathEqualTo("/v3/carbon-intensity/latest"))).stream()
        .map(RankingIT::zone)
        .collect(Collectors.toList());
  }

  private static String zone(LoggedRequest request) {
    return request.queryParameter("zone").firstValue();
  }
}

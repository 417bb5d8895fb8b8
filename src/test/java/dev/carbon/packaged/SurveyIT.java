package dev.carbon.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
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
import dev.carbon.packaged.CarbonProcess.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Surveys of several zones by the packaged command, one process after the other and at once. */
class SurveyIT {
  private static final String LATEST = "/v3/carbon-intensity/latest";

  @RegisterExtension private static final WireMockExtension SERVER = GridServer.onLoopback();

  @TempDir private Path home;
  private CarbonProcess carbon;

  @BeforeEach
  void startEmpty() throws IOException {
    carbon = GridServer.command(home, SERVER);
    zone("NL", 300);
    zone("FI", 50);
  }

  @Test
  void asksEachZoneOnceAnHourHoweverManyProcessesAsk() throws Exception {
    Result first = carbon.run("intensity", "--zone", "NL,FI", "--format", "json");
    assertEquals(List.of("FI", "NL"), zones(first.json()));
    Result second = carbon.run("intensity", "--zone", "NL,FI", "--format", "json");
    assertEquals(List.of("FI", "NL"), zones(second.json()));
    assertTrue(second.json().get("notes").get(0).textValue().startsWith("2 of 2 figures"));
    assertEquals(2, requests());

    assertEquals(0, carbon.run("intensity", "--zone", "NL,FI", "--no-cache").exit());
    assertEquals(4, requests());
    assertTrue(carbon.run("cache", "clear").out().startsWith("removed 2 figures"));
    assertEquals(0, carbon.run("intensity", "--zone", "NL").exit());
    assertEquals(5, requests());
  }

  @Test
  void severalProcessesMayKeepTheSameFigureAtOnce() throws Exception {
    List<Running> atOnce = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      atOnce.add(carbon.start("intensity", "--zone", "NL,FI", "--format", "json"));
    }
    for (Running running : atOnce) {
      assertEquals(List.of("FI", "NL"), zones(running.await().json()));
    }
    long asked = requests();
    assertEquals(
        List.of("FI", "NL"),
        zones(carbon.run("intensity", "--zone", "NL,FI", "--format", "json").json()));
    assertEquals(asked, requests());
    assertEquals(List.of(), kept(".tmp"));
  }

  @Test
  void aStopEndsAHangingSurveyAtOnceAndLeavesNothing() throws Exception {
    answer("NL", aResponse().withFixedDelay(15_000));
    Running running = carbon.start("regions", "--regions", "europe-west4,europe-north1");
    while (requests() < 2 && running.process().isAlive()) {
      Thread.onSpinWait();
    }
    Instant stopped = Instant.now();
    running.signal("INT");
    Result result = running.await();
    assertEquals(130, result.exit());
    assertTrue(stopped.plusSeconds(10).isAfter(Instant.now()), "the call that hung was awaited");
    assertEquals("", result.out());
    assertEquals(List.of(), kept(".tmp"));
  }

  @Test
  void nothingThatIsKeptOrSaidHoldsTheKey() throws Exception {
    Result result = carbon.run("regions", "--regions", "europe-west4,europe-north1", "-v");
    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().contains("GET http"), result.err());
    List<Path> files = kept(".json");
    assertTrue(files.size() >= 2, files.toString());
    StringBuilder everything = new StringBuilder(result.out()).append(result.err());
    for (Path file : files) {
      everything.append(file).append(Files.readString(file));
    }
    assertFalse(everything.toString().contains(GridServer.TOKEN));
  }

  @Test
  void withoutAKeyTheFiguresOfTheHourRankWhereTheyCoverEveryCandidate() throws Exception {
    long now = Instant.now().getEpochSecond() / 900 * 900;
    SERVER.stubFor(
        get(urlPathEqualTo("/co2eq"))
            .willReturn(
                json(
                    """
                    {"unix_seconds":[%d,%d,%d],"co2eq":[400.0,321.0,null],
                     "co2eq_forecast":[null,null,300.0],"deprecated":false}
                    """
                        .formatted(now - 900, now, now + 900))));
    CarbonProcess keyless =
        new CarbonProcess(home.toRealPath()).with("CARBON_ENERGY_CHARTS_URL", SERVER.baseUrl());
    JsonNode european =
        keyless.run("regions", "--regions", "europe-west4,europe-west3", "--format", "json").json();
    assertEquals("energy-charts", european.get("source").textValue());
    assertEquals(321.0, european.get("ranking").get(0).get("gramsPerKwh").doubleValue());
    JsonNode mixed =
        keyless.run("regions", "--regions", "europe-west4,us-central1", "--format", "json").json();
    assertEquals("google-annual", mixed.get("source").textValue());
  }

  private static void zone(String zone, int gramsPerKwh) {
    answer(
        zone,
        json(
            """
            {"zone":"%s","carbonIntensity":%d,"datetime":"%s","updatedAt":"%s",
             "emissionFactorType":"lifecycle","isEstimated":false,"estimationMethod":null}
            """
                .formatted(
                    zone,
                    gramsPerKwh,
                    Instant.now().truncatedTo(ChronoUnit.HOURS),
                    Instant.now())));
  }

  private static void answer(String zone, ResponseDefinitionBuilder response) {
    SERVER.stubFor(
        get(urlPathEqualTo(LATEST)).withQueryParam("zone", equalTo(zone)).willReturn(response));
  }

  private static ResponseDefinitionBuilder json(String body) {
    return aResponse().withHeader("Content-Type", "application/json").withBody(body);
  }

  private static int requests() {
    return SERVER.findAll(anyRequestedFor(urlPathEqualTo(LATEST))).size();
  }

  private static List<String> zones(JsonNode document) {
    List<String> zones = new ArrayList<>();
    document.get("ranking").forEach(entry -> zones.add(entry.get("zone").textValue()));
    return zones;
  }

  private List<Path> kept(String suffix) throws IOException {
    Path cache = home.resolve(".cache/carbon");
    if (!Files.exists(cache)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(cache)) {
      return files.filter(file -> file.toString().endsWith(suffix)).toList();
    }
  }
}

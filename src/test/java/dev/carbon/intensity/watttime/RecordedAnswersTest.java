package dev.carbon.intensity.watttime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.StrictJson;
import dev.carbon.http.TestHttp;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.IndexReading;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reads the answers that others recorded, where they lie beside the project. */
class RecordedAnswersTest {
  private static final Path SAMPLES = Path.of("../shared/samples/watttime");
  private static final GridZone NORTH = new GridZone("CAISO_NORTH");
  private static final Instant THEN = Instant.parse("2022-07-15T00:00:00Z");

  @RegisterExtension static final Service SERVICE = new Service();

  @BeforeAll
  static void theRecordingsAreThere() {
    assumeTrue(Files.isDirectory(SAMPLES), "no recorded answers here");
  }

  @Test
  void readsTheForecast() throws Exception {
    WattTime client = client(200, "v3_forecast.json", THEN);
    Reading.Figure first = assertInstanceOf(Reading.Figure.class, client.latest(NORTH));
    assertEquals(THEN, first.intensity().validFrom());
    assertEquals(pounds("v3_forecast.json") * 0.45359237, first.intensity().value().value(), 1e-9);
    IntensitySeries series = series(client.forecast(NORTH, Duration.ofHours(1)));
    assertEquals(body("v3_forecast.json").path("data").size(), series.points().size());
    assertTrue(series.issuedAt().isPresent());
  }

  @Test
  void readsTheHistory() throws Exception {
    IntensitySeries series =
        series(
            client(200, "v3_historical.json", Instant.parse("2026-01-01T00:00:00Z"))
                .history(NORTH, new TimeWindow(THEN, THEN.plus(Duration.ofHours(1)))));
    assertEquals(body("v3_historical.json").path("data").size(), series.points().size());
  }

  @Test
  void readsTheIndexThatWasAnsweredAndRefusesTheOneThatIsDocumented() throws Exception {
    JsonNode real = body("v3_signal-index.json");
    IndexReading reading =
        client(200, "v3_signal-index.json", Instant.parse("2024-06-18T18:42:00Z"))
            .index(new GridZone("PSCO"));
    assertEquals(
        real.path("data").path(0).path("value").doubleValue(),
        assertInstanceOf(IndexReading.Index.class, reading).index().percentile());
    IndexReading documented =
        client(200, "v3_signal-index_docs_MISLEADING.json", THEN).index(NORTH);
    assertEquals(GapReason.UPSTREAM, assertInstanceOf(Reading.Gap.class, documented).reason());
  }

  @Test
  void anIndexIsNoFigure() throws Exception {
    Reading reading =
        client(200, "v3_signal-index.json", Instant.parse("2024-06-18T18:42:00Z"))
            .latest(new GridZone("PSCO"));
    Reading.Gap gap = assertInstanceOf(Reading.Gap.class, reading);
    assertTrue(gap.message().contains("percentile"), gap.message());
  }

  @ParameterizedTest
  @CsvSource({
    "400,error_400_schema_example.json,UPSTREAM",
    "403,error_403_invalid_scope.json,NOT_ALLOWED",
    "403,error_403_bad_login.html,UPSTREAM",
    "404,error_region-from-loc_no_coverage.json,NO_DATA",
    "400,error_password_reset.json,UPSTREAM",
    "200,v3_forecast_historical.json,NO_DATA",
    "200,v3_region-from-loc.json,NO_DATA"
  })
  void aRefusalIsTheGapThatItMeans(int status, String file, GapReason reason) throws Exception {
    Reading reading = client(status, file, THEN).latest(NORTH);
    assertEquals(reason, assertInstanceOf(Reading.Gap.class, reading).reason());
  }

  @ParameterizedTest
  @CsvSource({
    "v3_region-from-loc.json,region=PSCO",
    "v3_region-from-loc_docs.json,region=ISONE_WCMA"
  })
  void findsTheRegionOfAPoint(String file, String asked) throws Exception {
    WattTime client = client(404, "error_region-from-loc_no_coverage.json", THEN);
    SERVICE.answers("region-from-loc.*", recorded(200, file));
    assertInstanceOf(Reading.Gap.class, client.latest(new Coordinates(1, 2)));
    assertTrue(SERVICE.questions().get(1).getUrl().contains(asked));
  }

  @Test
  void logsInAndIsRefused() throws Exception {
    WattTime client = client(200, "v3_forecast.json", THEN);
    SERVICE.answersLogin(recorded(200, "login.json"));
    client.latest(NORTH);
    String token = body("login.json").path("token").textValue();
    assertEquals("Bearer " + token, SERVICE.questions().get(0).getHeader("Authorization"));

    SERVICE.answersLogin(recorded(403, "error_403_bad_login.html"));
    CarbonException error =
        assertThrows(CarbonException.class, () -> SERVICE.client(new TestHttp()).latest(NORTH));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertFalse(error.text().contains("<"), error.text());
  }

  private static WattTime client(int status, String file, Instant now) throws IOException {
    SERVICE.logsIn(Service.TOKEN);
    SERVICE.answers(recorded(status, file));
    return SERVICE.client(new TestHttp(), now);
  }

  private static ResponseDefinitionBuilder recorded(int status, String file) throws IOException {
    return Service.json(status, Files.readString(SAMPLES.resolve(file)))
        .withHeader("Content-Type", file.endsWith("html") ? "text/html" : "application/json");
  }

  private static JsonNode body(String file) throws Exception {
    return StrictJson.read(Files.readAllBytes(SAMPLES.resolve(file)));
  }

  private static double pounds(String file) throws Exception {
    return body(file).path("data").path(0).path("value").doubleValue();
  }

  private static IntensitySeries series(SeriesReading reading) {
    return assertInstanceOf(SeriesReading.Series.class, reading).series();
  }
}

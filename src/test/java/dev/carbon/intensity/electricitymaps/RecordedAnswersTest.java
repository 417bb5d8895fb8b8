package dev.carbon.intensity.electricitymaps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.MalformedJsonException;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensitySeries;
import dev.carbon.intensity.MixBasis;
import dev.carbon.intensity.MixReading;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.SourceTerms;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Answers that the service really gave, and a few from its documentation. They are licensed and no
 * part of this project: where they do not lie beside it, nothing is tested.
 */
class RecordedAnswersTest {
  private static final Path SAMPLES = Path.of("../shared/samples/electricitymaps");

  @RegisterExtension static final Service SERVICE = new Service();

  @BeforeAll
  static void needsTheRecordings() {
    assumeTrue(Files.isDirectory(SAMPLES), "no recordings beside the project");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v3_carbon-intensity_latest_kr",
        "v3_carbon-intensity_latest_tw",
        "v3_carbon-intensity_latest_us-cal-ldwp_2025",
        "v3_carbon-intensity_latest_us-car-duk",
        "v3_carbon-intensity_latest_us-midw-miso",
        "v3_carbon-intensity_past_docs-example",
        "v4_carbon-intensity_latest"
      })
  void readsTheLatestFigure(String name) {
    JsonNode sample = answersWith(name);
    Reading reading = client(name, time(sample, "updatedAt")).latest(zone(sample));
    Intensity figure =
        assertInstanceOf(Reading.Figure.class, reading, reading::toString).intensity();
    assertSame(sample, figure);
    assertEquals(Duration.ofHours(1), figure.resolution());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v3_carbon-intensity_history_ca-qc",
        "v3_carbon-intensity_history_de",
        "v4_carbon-intensity_history"
      })
  void readsTheLastDay(String name) {
    JsonNode sample = answersWith(name);
    List<JsonNode> points = list(sample.path("history"));
    Instant last = time(points.get(23), "datetime");
    TimeWindow day = TimeWindow.before(last.plusSeconds(600), Duration.ofHours(24));
    SeriesReading reading = client(name, day.to()).history(zone(sample), day);
    assertSame(points, series(reading));
    assertTrue(SERVICE.asked().get(0).contains("/history?"));
  }

  @Test
  void readsAnOlderTime() {
    JsonNode sample = answersWith("v3_carbon-intensity_past-range_dk-dk2");
    List<JsonNode> points = list(sample.path("data"));
    Instant first = time(points.get(0), "datetime");
    TimeWindow window = new TimeWindow(first, first.plus(Duration.ofHours(2)));
    SeriesReading reading =
        client("v3", first.plus(Duration.ofDays(300))).history(zone(sample), window);
    assertSame(points, series(reading));
  }

  @Test
  void readsAForecast() {
    JsonNode sample = answersWith("v4_carbon-intensity_forecast");
    List<JsonNode> points = list(sample.path("forecast"));
    Instant issued = time(sample, "updatedAt");
    IntensitySeries series =
        series(client("v4", issued).forecast(zone(sample), Duration.ofHours(24)));
    assertEquals(25, series.points().size());
    assertSame(points, series);
    assertEquals(Optional.of(issued), series.issuedAt());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v3_power-breakdown_latest_de",
        "v3_power-breakdown_latest_us-cal-ldwp_2025",
        "v4_power-breakdown_latest"
      })
  void readsThePowerMix(String name) {
    JsonNode sample = answersWith(name);
    PowerBreakdown mix = mix(client(name, time(sample, "updatedAt")), zone(sample));
    JsonNode consumed = sample.path("powerConsumptionBreakdown");
    assertEquals(names(consumed), mix.megawattsBySource().keySet());
    mix.megawattsBySource()
        .forEach((plant, power) -> assertEquals(consumed.path(plant).doubleValue(), power));
    assertEquals(
        OptionalDouble.of(sample.path("renewablePercentage").doubleValue()),
        mix.renewablePercent());
    assertEquals(
        OptionalDouble.of(sample.path("fossilFreePercentage").doubleValue()),
        mix.fossilFreePercent());
  }

  @Test
  void readsTheMixOfTheNewEndpointByTheNamesOfTheOldOne() {
    JsonNode sample = sample("v4_electricity-mix_latest_flow-traced");
    JsonNode newest = sample.path("data").path(0);
    SERVICE.answers(404, "{\"error\":\"Not found\"}");
    SERVICE.answersAt("/v4/electricity-mix/latest", Service.json(200, sample.toString()));
    PowerBreakdown mix = mix(client("v4", time(newest, "updatedAt")), zone(sample));
    assertEquals(
        names(sample("v4_power-breakdown_latest").path("powerConsumptionBreakdown")),
        mix.megawattsBySource().keySet());
    assertEquals(
        newest.path("mix").path("hydro storage").path("discharge").doubleValue(),
        mix.megawattsBySource().get("hydro discharge"));
    assertEquals(OptionalDouble.empty(), mix.renewablePercent());
  }

  @ParameterizedTest
  @ValueSource(strings = {"v4_renewable-energy_latest", "v4_carbon-free-energy_latest"})
  void readsTheShareOfAMixOfTheSameHour(String name) {
    JsonNode sample = sample(name);
    PowerBreakdown mix =
        new PowerBreakdown(
            zone(sample),
            time(sample, "datetime"),
            MixBasis.CONSUMED,
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Map.of());
    assertEquals(
        OptionalDouble.of(sample.path("value").doubleValue()), ShareAnswer.read(sample, mix));
  }

  @Test
  void readsWhatATokenMayRead() {
    JsonNode sample = answersWith("v4_zones_excerpt");
    Set<GridZone> allowed = client("v4", Service.NOW).access().zones().orElseThrow();
    assertEquals(names(sample), Set.copyOf(allowed.stream().map(GridZone::id).toList()));
  }

  @Test
  void aListOfZonesAsForAnybodyMeansThatTheTokenIsNotKnown() {
    answersWith("v3_zones_no-token");
    ElectricityMaps client = client("v3", Service.NOW);
    assertEquals(ErrorKind.CREDENTIALS, assertThrows(CarbonException.class, client::access).kind());
  }

  @ParameterizedTest
  @CsvSource({"error_401_plan_denied,401,NOT_ALLOWED", "error_404_no_recent_data,404,NO_DATA"})
  void aRefusalOfAZoneIsAGap(String name, int status, GapReason reason) {
    SERVICE.answers(status, sample(name).toString());
    Reading reading = client("v4", Service.NOW).latest(new GridZone("DE"));
    assertEquals(reason, assertInstanceOf(Reading.Gap.class, reading).reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"error_401_bad_token", "error_401_missing_token"})
  void aRefusalOfTheTokenIsAnError(String name) {
    SERVICE.answers(401, sample(name).toString());
    ElectricityMaps client = client("v3", Service.NOW);
    GridZone zone = new GridZone("DE");
    CarbonException error = assertThrows(CarbonException.class, () -> client.latest(zone));
    assertEquals(ErrorKind.CREDENTIALS, error.kind());
  }

  @Test
  void theAnswerOfTheServiceThatWasBeforeIsNoFigure() {
    JsonNode sample = answersWith("legacy_co2signal_latest");
    Instant then = time(sample.path("data"), "datetime");
    Reading reading = client("v3", then).latest(new GridZone("DE"));
    assertEquals(GapReason.NO_DATA, assertInstanceOf(Reading.Gap.class, reading).reason());
  }

  private static void assertSame(List<JsonNode> points, IntensitySeries series) {
    assertEquals(points.size(), series.points().size());
    for (int i = 0; i < points.size(); i++) {
      assertSame(points.get(i), series.points().get(i));
    }
  }

  private static void assertSame(JsonNode point, Intensity figure) {
    assertEquals(point.path("carbonIntensity").doubleValue(), figure.value().value());
    assertEquals(time(point, "datetime"), figure.validFrom());
  }

  /** A client of the version that the name of a sample begins with. */
  private static ElectricityMaps client(String name, Instant now) {
    Clock clock = Clock.fixed(now, ZoneOffset.UTC);
    return SERVICE.client(
        name.substring(0, 2), new SourceTerms(ElectricityMaps.LIFECYCLE, false, clock));
  }

  private static IntensitySeries series(SeriesReading reading) {
    return assertInstanceOf(SeriesReading.Series.class, reading, reading::toString).series();
  }

  private static PowerBreakdown mix(ElectricityMaps client, GridZone zone) {
    MixReading reading = client.breakdown(zone);
    return assertInstanceOf(MixReading.Mix.class, reading, reading::toString).breakdown();
  }

  private static JsonNode answersWith(String name) {
    JsonNode sample = sample(name);
    SERVICE.answers(200, sample.toString());
    return sample;
  }

  private static JsonNode sample(String name) {
    try {
      return StrictJson.read(Files.readAllBytes(SAMPLES.resolve(name + ".json")));
    } catch (IOException | MalformedJsonException e) {
      throw new IllegalStateException("cannot read the recording " + name, e);
    }
  }

  private static GridZone zone(JsonNode sample) {
    return new GridZone(sample.path("zone").textValue());
  }

  private static Instant time(JsonNode node, String field) {
    return StrictJson.optionalInstant(node, field).orElseThrow();
  }

  private static List<JsonNode> list(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  private static Set<String> names(JsonNode object) {
    return object.properties().stream().map(Map.Entry::getKey).collect(Collectors.toSet());
  }
}

package dev.carbon.intensity.ukgrid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.JsonReply;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import dev.carbon.region.GridZone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the service was seen to answer; runs only where the recordings lie beside the project. */
class RecordedAnswersTest {
  private static final Path ANSWERS = Path.of("../shared/samples/carbonintensity.org.uk");

  @ParameterizedTest
  @ValueSource(strings = {"intensity.json", "intensity_unwrapped_2022-07-14.json"})
  void readsTheCurrentHalfHourOfTheWhole(String file) throws Exception {
    GridZone zone = new GridZone("GB");
    JsonNode body = recorded(file);
    HalfHour halfHour = Answer.halfHours(body, Area.of(zone).orElseThrow()).get(0);
    JsonNode said = body.path("data").path(0);
    assertEquals(
        said.path("intensity").path("actual").doubleValue(), halfHour.figure(zone).value().value());
    assertEquals(Optional.empty(), halfHour.figure(zone).estimation().estimated());
  }

  @Test
  void readsAForecastWhoseActualValuesAreStillMissing() throws Exception {
    GridZone zone = new GridZone("GB");
    List<HalfHour> ahead =
        Answer.halfHours(
            recorded("intensity_fw24h_real_2020-05-24.json"), Area.of(zone).orElseThrow());
    assertEquals(13, ahead.size());
    assertTrue(ahead.stream().allMatch(each -> each.expected(zone).isPresent()));
    assertTrue(ahead.stream().allMatch(each -> each.turnedOut(zone).isEmpty()));
    Duration span = Duration.between(ahead.get(0).start(), ahead.get(ahead.size() - 1).start());
    assertEquals(Duration.ofHours(6), span);
  }

  @ParameterizedTest
  @CsvSource({"regional_regionid_shape.json,GB-16", "regional_fw48h_postcode_shape.json,GB-12"})
  void readsARegionInAListAndInNone(String file, String name) throws Exception {
    GridZone zone = new GridZone(name);
    JsonNode body = recorded(file);
    HalfHour halfHour = Answer.halfHours(body, Area.of(zone).orElseThrow()).get(0);
    assertEquals(
        body.findValue("forecast").doubleValue(),
        halfHour.expected(zone).orElseThrow().value().value());
  }

  @Test
  void readsARefusal() throws Exception {
    NoFigure why =
        Refusal.explain(new JsonReply(400, recorded("error_400.json"), Optional.empty()));
    assertEquals(GapReason.UPSTREAM, why.reason());
    assertEquals("the service answered 400: string", why.why());
  }

  private static JsonNode recorded(String name) throws Exception {
    Path file = ANSWERS.resolve(name);
    assumeTrue(Files.exists(file), "no recordings here");
    return StrictJson.read(Files.readAllBytes(file));
  }
}

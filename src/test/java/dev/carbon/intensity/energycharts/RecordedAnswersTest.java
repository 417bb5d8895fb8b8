package dev.carbon.intensity.energycharts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import dev.carbon.intensity.Intensity;
import dev.carbon.region.GridZone;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the service was seen to answer; runs only where the recordings lie beside the project. */
class RecordedAnswersTest {
  private static final Path ANSWER = Path.of("../shared/samples/energy-charts/co2eq_de.json");

  @Test
  void aRecordedAnswerIsRead() throws Exception {
    assumeTrue(Files.exists(ANSWER), "no recordings here");
    JsonNode body = StrictJson.read(Files.readAllBytes(ANSWER));
    Instant end = Instant.ofEpochSecond(body.path("unix_seconds").path(4).longValue());
    Instant now = end.minus(Duration.ofMinutes(20));
    Figures figures = new Figures(new GridZone("DE"), Columns.read(body), now);

    Intensity newest = figures.newest();
    assertEquals(body.path("co2eq").path(2).doubleValue(), newest.value().value());
    assertEquals(Duration.ofMinutes(15), newest.resolution());
    assertTrue(newest.validFrom().isBefore(now));

    List<Intensity> expected = figures.expected(now, end.plusSeconds(1));
    assertEquals(2, expected.size());
    assertEquals(3, figures.measured(Instant.EPOCH, end).size());
  }
}

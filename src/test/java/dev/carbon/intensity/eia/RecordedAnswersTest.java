package dev.carbon.intensity.eia;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.http.StrictJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the service was seen to answer; runs only where the recordings lie beside the project. */
class RecordedAnswersTest {
  private static final Path ANSWER = Path.of("../shared/samples/eia/fuel-type-data_shape.json");

  @Test
  void aRecordedRowIsRead() throws Exception {
    assumeTrue(Files.exists(ANSWER), "no recordings here");
    JsonNode body = StrictJson.read(Files.readAllBytes(ANSWER));
    JsonNode said = body.path("response").path("data").path(0);
    Row row = Row.read(said, said.path("respondent").textValue());
    assertEquals(said.path("value").textValue(), String.valueOf((long) row.megawatts().orElse(-1)));
    assertEquals(
        Instant.parse(said.path("period").textValue() + ":00:00Z"), row.start().plusSeconds(3600));
    assertTrue(Plant.of(row.fuel()).isPresent());
    assertEquals(List.of(), Page.completeHours(body, said.path("respondent").textValue(), 480));
  }
}

package dev.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.config.Environment;
import dev.carbon.terminal.Terminal;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, asked to count data that lies in a bucket of the fake cloud. */
class DataInABucketTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  @TempDir private Path work;
  private FakeGoogleCloud cloud;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start();
    cloud.plantBucket("my-data", "EUROPE-WEST4", Map.of());
    cloud.plantObject("my-data", "train/a.csv", new byte[3000]);
    cloud.plantObject("my-data", "train/b.csv", new byte[2000]);
    cloud.plantObject("my-data", "old/c.csv", new byte[7]);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void itsLocationAndSizeAreReadAndItsTransferIsToldForEachRegion() throws IOException {
    assertEquals(0, regions("gs://my-data/train"));

    JsonNode data = document().get("data");
    assertEquals("europe-west4", data.get("location").asText());
    assertEquals(5e-6, data.get("gigabytes").asDouble());
    assertEquals(2, data.get("objects").asLong());
    JsonNode ranked = document().get("ranking");
    assertEquals(2, ranked.size());
    for (JsonNode entry : ranked) {
      boolean there = entry.get("region").asText().equals("europe-west4");
      assertEquals(there ? 0 : 5e-6, entry.at("/transfer/gigabytes").asDouble());
    }
  }

  @Test
  void aBucketThatIsNotThereIsAWrongOption() throws IOException {
    assertEquals(2, regions("gs://no-such-bucket"));
    assertTrue(document().at("/error/message").asText().contains("gs://no-such-bucket"));
  }

  @Test
  void aBucketThatMayNotBeReadIsAMatterOfPermission() throws IOException {
    cloud.script().failBefore("object.list", 1, 403);

    assertEquals(4, regions("gs://my-data"));
    assertTrue(document().at("/error/hint").asText().contains("storage.objects.list"));
  }

  private int regions(String data) {
    Map<String, String> variables =
        Map.of(
            "STORAGE_EMULATOR_HOST", cloud.storageUrl(),
            "GOOGLE_CLOUD_PROJECT", "demo-project",
            "CARBON_ENERGY_CHARTS_URL", "http://127.0.0.1:1",
            "CARBON_UK_URL", "http://127.0.0.1:1");
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(new byte[0]),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            "",
            variables);
    String[] arguments = {
      "regions", "--regions", "europe-west4,us-central1", "--data", data, "--format", "json"
    };
    return Main.run(arguments, new Environment(variables, work, work.resolve("home")), terminal);
  }

  private JsonNode document() throws IOException {
    return new ObjectMapper().readTree(out.toByteArray());
  }
}

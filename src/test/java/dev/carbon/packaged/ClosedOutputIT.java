package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reads the result leaves before it comes, as {@code head} does. */
@DisabledOnOs(OS.WINDOWS)
class ClosedOutputIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();

  @TempDir private Path home;
  private CarbonProcess carbon;

  @BeforeEach
  void startUnread() throws Exception {
    home = home.toRealPath();
    carbon = new CarbonProcess(home).unread();
  }

  @ParameterizedTest
  @ValueSource(strings = {"regions", "jobs", "accelerators", "sources", "help json", "--help"})
  void aListEndsQuietly(String command) throws Exception {
    Result result = carbon.run(command.split(" "));

    assertEquals(0, result.exit(), result.err());
    assertFalse(result.err().contains("Exception"), result.err());
    assertFalse(result.err().contains("could not write"), result.err());
  }

  @Test
  void aRunGoesToItsEndAllTheSame() throws Exception {
    try (FakeGoogleCloud cloud =
        FakeGoogleCloud.start(new CloudScript().output("model/weights.json", "{\"w\":1}"))) {
      Result result =
          carbon
              .with("STORAGE_EMULATOR_HOST", cloud.storageUrl())
              .with("CARBON_VERTEX_ENDPOINT", cloud.vertexEndpoint())
              .with("GOOGLE_CLOUD_PROJECT", "my-project")
              .run("train", BLOBS, "--regions", "europe-west4", "--yes", "--output", "out");

      assertEquals(0, result.exit(), result.err());
      assertEquals(List.of(), cloud.buckets());
      assertEquals(List.of(), cloud.liveJobs());
      Path model = carbon.workingDirectory().resolve("out/model/weights.json");
      assertTrue(Files.readString(model).contains("\"w\""));
    }
  }
}

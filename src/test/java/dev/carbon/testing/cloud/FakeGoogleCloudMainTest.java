package dev.carbon.testing.cloud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.StorageException;
import dev.carbon.testing.cloud.script.ScriptFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake cloud as another process. */
class FakeGoogleCloudMainTest {
  private static final JsonMapper MAPPER = new JsonMapper();

  @TempDir private Path folder;

  @Test
  void servesUntilItsInputEndsAndLeavesItsRecords() throws Exception {
    Path script = folder.resolve("script.json");
    Files.writeString(
        script,
        """
        {
          "jobStates": ["QUEUED", "SUCCEEDED"],
          "timePerStep": "PT10M",
          "listLag": 1,
          "outputs": {"model/model.txt": "weights"},
          "delays": {"GetCustomJob": "PT0.01S"},
          "faults": [
            {"operation": "bucket.insert", "httpStatus": 403, "message": "not allowed"},
            {"call": 99, "kind": "silence", "after": true},
            {"operation": "CreateCustomJob", "code": "UNAVAILABLE", "skip": 1, "times": 2}
          ],
          "foreignBuckets": {"theirs": 666}
        }
        """);
    Process process = start("--script", script.toString());

    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      JsonNode ready = MAPPER.readTree(out.readLine());
      assertTrue(ready.path("vertex").asText().startsWith("127.0.0.1:"));
      assertTrue(ready.path("logging").asText().startsWith("http://127.0.0.1:"));
      assertTrue(ready.path("monitoring").asText().startsWith("http://127.0.0.1:"));
      assertTrue(ready.path("bigquery").asText().startsWith("http://127.0.0.1:"));
      makeBucketAtTheSecondTry(ready.path("storage").asText());
    } finally {
      process.getOutputStream().close();
    }

    assertEquals(0, process.waitFor());
    List<String> calls = Files.readAllLines(folder.resolve("calls"));
    assertEquals(2, calls.size());
    JsonNode second = MAPPER.readTree(calls.get(1));
    assertEquals(2, second.path("sequence").asInt());
    assertEquals("bucket.insert", second.path("operation").asText());
    assertEquals("ours", second.path("detail").path("bucket").asText());
    JsonNode state = MAPPER.readTree(folder.resolve("state").toFile());
    assertEquals(List.of("ours", "theirs"), state.path("buckets").findValuesAsText("name"));
    assertEquals(0, state.path("liveJobs").size());
  }

  @Test
  void refusesAScriptWithAnUnknownKey() throws IOException {
    Path script = Files.writeString(folder.resolve("script.json"), "{\"jobState\": []}");

    assertThrows(UnrecognizedPropertyException.class, () -> ScriptFile.read(script));
  }

  private static void makeBucketAtTheSecondTry(String url) {
    Storage storage = RealClients.storage(url);
    BucketInfo bucket = BucketInfo.of("ours");
    StorageException refused = assertThrows(StorageException.class, () -> storage.create(bucket));
    assertEquals("not allowed", refused.getMessage());
    assertEquals("ours", storage.create(bucket).getName());
  }

  private Process start(String... options) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            FakeGoogleCloudMain.class.getName(),
            "--calls",
            folder.resolve("calls").toString(),
            "--state",
            folder.resolve("state").toString());
    builder.command().addAll(List.of(options));
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}

package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the cloud refused once is known to the next command, until it is forgotten. */
class RefusalIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();
  private static final String REFUSING = "europe-west4";
  private static final String OTHER = "us-central1";

  @TempDir private Path home;
  private FakeGoogleCloud cloud;
  private CarbonProcess carbon;

  @BeforeEach
  void startCloud() throws IOException {
    home = home.toRealPath();
    cloud = FakeGoogleCloud.start(new CloudScript().output("model/weights.json", "{\"w\":1}"));
    carbon = new CarbonProcess(home).in(cloud).with("GOOGLE_CLOUD_PROJECT", "my-project");
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @Test
  void aMissingQuotaLeavesTheRegionOutUntilTheCacheIsCleared() throws Exception {
    cloud.script().quotaExhausted(1, "custom_model_training_cpus");
    assertEquals(6, train().exit());
    int calls = cloud.calls().size();

    JsonNode excluded = excluded(regions());
    assertEquals("QUOTA", excluded.get("reason").textValue());
    isSentence(
        excluded,
        "The following quota metrics exceed quota limits:"
            + " aiplatform.googleapis.com/custom_model_training_cpus");
    Result again = train();
    assertEquals(6, again.exit());
    String message = again.json().get("error").get("message").textValue();
    assertTrue(message.contains("custom_model_training_cpus"), message);
    assertEquals(calls, cloud.calls().size(), "nothing was asked of the cloud");

    JsonNode cleared = carbon.run("cache", "clear", "--format", "json").json().get("cache");
    assertEquals(1, cleared.get("refusals").intValue());
    assertEquals(List.of(REFUSING, OTHER), ranked(regions()));
    assertEquals(0, train().exit());
  }

  @Test
  void aForbiddenLocationIsLeftOutWhateverTheHardware() throws Exception {
    cloud
        .script()
        .fault(
            "bucket.insert",
            1,
            Fault.http(
                412, "'europe-west4' violates constraint 'constraints/gcp.resourceLocations'"));
    assertEquals(6, train().exit());

    JsonNode excluded = excluded(regions("--accelerator", "t4"));
    assertEquals("POLICY", excluded.get("reason").textValue());
    isSentence(
        excluded,
        "your organisation does not allow this location (constraints/gcp.resourceLocations)");
  }

  private static void isSentence(JsonNode excluded, String words) {
    String message = excluded.get("message").textValue();
    assertTrue(
        message.matches("europe-west4 refused it [0-9.]+ (s|min [0-9]+ s) ago: .+"), message);
    assertTrue(message.endsWith(" ago: " + words), message);
  }

  private Result train() throws IOException, InterruptedException {
    return carbon.run("train", BLOBS, "--regions", REFUSING, "--yes", "--format", "json");
  }

  private JsonNode regions(String... more) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of("regions", "--regions", REFUSING + "," + OTHER, "--format", "json"));
    arguments.addAll(List.of(more));
    Result result = carbon.run(arguments.toArray(String[]::new));
    assertEquals(0, result.exit(), result.err());
    return result.json();
  }

  private static List<String> ranked(JsonNode ranking) {
    List<String> regions = new ArrayList<>();
    ranking.get("ranking").forEach(each -> regions.add(each.get("region").textValue()));
    return regions;
  }

  /** The one excluded region. */
  private static JsonNode excluded(JsonNode ranking) {
    assertEquals(1, ranking.get("excluded").size(), ranking::toString);
    assertEquals(List.of(OTHER), ranked(ranking));
    return ranking.get("excluded").get(0);
  }
}

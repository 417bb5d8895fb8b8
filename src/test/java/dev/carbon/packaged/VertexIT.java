package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.packaged.CarbonProcess.Running;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code carbon train} through the real Google clients against a cloud on loopback. */
class VertexIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();

  @TempDir private Path home;
  private FakeGoogleCloud cloud;
  private CarbonProcess carbon;

  @BeforeEach
  void startCloud() throws IOException {
    home = home.toRealPath();
    cloud = FakeGoogleCloud.start(new CloudScript().output("model/weights.json", "{\"w\":1}"));
    carbon = new CarbonProcess(home).in(cloud);
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @Test
  void makesBucketAndJobInTheChosenRegionFetchesAndRemovesEverything() throws Exception {
    Result result = train();

    assertEquals(0, result.exit(), result.err());
    assertEquals(
        List.of(
            "bucket.insert",
            "object.insert",
            "CreateCustomJob",
            "GetCustomJob",
            "object.list",
            "object.download",
            "object.list",
            "object.delete",
            "bucket.delete"),
        phases());
    RecordedCall bucket = cloud.calls("bucket.insert").get(0);
    assertEquals("europe-west4", bucket.detail("location"));
    RecordedCall job = cloud.calls("CreateCustomJob").get(0);
    assertEquals("projects/my-project/locations/europe-west4", job.detail("parent"));
    assertEquals(1, cloud.calls("CreateCustomJob").size());
    assertEquals(List.of(), cloud.buckets());
    assertEquals(List.of(), cloud.liveJobs());
    JsonNode document = result.json();
    assertEquals("SUCCEEDED", document.get("state").textValue());
    assertEquals("EUROPE-WEST4", document.get("bucket").get("location").textValue());
    assertTrue(document.get("bucket").get("deleted").booleanValue());
    Path outputs = Path.of(document.get("outputs").get("directory").textValue());
    assertEquals("{\"w\":1}", Files.readString(outputs.resolve("model/weights.json")));
  }

  @Test
  void runsTheScriptThroughTheBootstrapInTheContainer() throws Exception {
    cloud.script().executeJobs(true);

    Result result = train();

    assertEquals(0, result.exit(), result.err());
    Path outputs = Path.of(result.json().get("outputs").get("directory").textValue());
    assertTrue(Files.readString(outputs.resolve("model/metrics.json")).contains("accuracy"));
    assertEquals(List.of(), cloud.buckets());
  }

  @ParameterizedTest
  @CsvSource({
    "JOB_STATE_FAILED, 7, FAILED",
    "JOB_STATE_CANCELLED, 8, CANCELLED",
    "JOB_STATE_EXPIRED, 8, EXPIRED",
    "JOB_STATE_PARTIALLY_SUCCEEDED, 7, PARTIALLY_SUCCEEDED"
  })
  void keepsTheBucketWhenTheJobDoesNotSucceed(JobState end, int exit, String state)
      throws Exception {
    cloud
        .script()
        .jobStates(JobState.JOB_STATE_PENDING, JobState.JOB_STATE_RUNNING, end)
        .outputsOn(JobState.JOB_STATE_RUNNING);

    Result result = train();

    assertEquals(exit, result.exit(), result.err());
    assertEquals(state, result.json().get("state").textValue());
    assertEquals("[\"bucket\"]", result.json().get("exists").toString());
    assertTrue(result.json().get("next").textValue().startsWith("carbon fetch r-"));
    assertEquals(1, cloud.buckets().size());
    assertEquals(List.of(), cloud.calls("object.delete"));
    assertEquals(List.of(), cloud.calls("bucket.delete"));
  }

  @Test
  void keepsTheBucketWhenADownloadIsCorrupt() throws Exception {
    cloud.script().corruptDownloads(100);

    Result result = train();

    assertEquals(9, result.exit(), result.err());
    assertEquals("OUTPUTS_NOT_VERIFIED", result.json().get("error").get("kind").textValue());
    assertEquals(1, cloud.buckets().size());
    assertEquals(List.of(), cloud.calls("object.delete"));
  }

  @Test
  void startsNothingInABucketThatIsElsewhere() throws Exception {
    cloud.script().bucketLocation("US");

    Result result = train();

    assertEquals(5, result.exit(), result.err());
    assertEquals(List.of(), cloud.calls("CreateCustomJob"));
    assertEquals(List.of(), cloud.buckets());
  }

  @Test
  void stopsAJobThatIsElsewhere() throws Exception {
    cloud.script().jobLocation("us-central1");

    Result result = train();

    assertEquals(5, result.exit(), result.err());
    assertEquals(1, cloud.calls("CancelCustomJob").size());
    assertTrue(result.err().contains("us-central1") || result.out().contains("us-central1"));
  }

  @Test
  void adoptsAJobWhoseCreateLostItsReply() throws Exception {
    cloud.script().failAfter("CreateCustomJob", 1, Status.Code.UNAVAILABLE, "gone");

    Result result = train();

    assertEquals(0, result.exit(), result.err());
    assertEquals(1, cloud.jobs().size());
    assertEquals(List.of(), cloud.buckets());
  }

  @Test
  void leavesNothingBehindWhenNoRegionHasQuota() throws Exception {
    cloud.script().quotaExhausted(2, "custom_model_training_cpus");

    Result result = train();

    assertEquals(6, result.exit(), result.err());
    assertTrue(
        result
            .json()
            .get("error")
            .get("message")
            .textValue()
            .contains("custom_model_training_cpus"));
    assertEquals(List.of(), cloud.buckets());
    assertEquals(List.of(), cloud.jobs());
  }

  @Test
  void detachesOnCtrlCAndSaysWhatGoesOn() throws Exception {
    cloud.script().jobStates(JobState.JOB_STATE_PENDING, JobState.JOB_STATE_RUNNING);
    Running running = start();
    running.awaitSaying("Running after");

    running.signal("INT");
    Result result = running.await();

    assertEquals(130, result.exit(), result.err());
    assertEquals("DETACHED", result.json().get("state").textValue());
    assertEquals("[\"job\",\"bucket\"]", result.json().get("exists").toString());
    assertTrue(result.json().get("costPerHourUsd").asDouble() > 0.1, result.out());
    assertEquals(1, cloud.liveJobs().size());
    assertEquals(1, cloud.buckets().size());
    assertEquals(List.of(), cloud.calls("CancelCustomJob"));
  }

  @Test
  void sendsNoCredentialToAServerOnThisMachine() throws Exception {
    Result result = train();

    assertEquals(0, result.exit(), result.err());
    for (RecordedCall call : cloud.calls()) {
      assertEquals("absent", call.detail("authorization"), call.toString());
    }
  }

  @Test
  void writesTheHistoryWithEachIntentBeforeItsChange() throws Exception {
    Result result = train();

    String run = result.json().get("run").textValue();
    Path ledger = carbon.stateHome().resolve("runs").resolve(run).resolve("ledger");
    List<String> types = new ArrayList<>();
    for (String line : Files.readAllLines(ledger)) {
      types.add(line.replaceAll(".*\"type\":\"([A-Z_]+)\".*", "$1"));
    }
    assertEquals("PLAN", types.get(0));
    assertTrue(types.indexOf("BUCKET_INTENT") < types.indexOf("BUCKET_OK"));
    assertTrue(types.indexOf("JOB_INTENT") < types.indexOf("JOB_OK"));
    assertTrue(types.indexOf("VERIFIED") < types.indexOf("DELETE_INTENT"));
    assertEquals("CLOSED", types.get(types.size() - 1));
    assertFalse(Files.readString(ledger).contains("secret-value"));
  }

  private Result train() throws IOException, InterruptedException {
    return start().await();
  }

  private Running start() throws IOException {
    return carbon.start(
        "train",
        BLOBS,
        "--regions",
        "us-central1,europe-west4",
        "--project",
        "my-project",
        "--yes",
        "--env",
        "TOKEN=secret-value",
        "--format",
        "json");
  }

  /** The operations in order, repetitions and look-ups of ownership left out. */
  /** What was done, without looks and without the copies of the history that go along. */
  private List<String> phases() {
    List<String> phases = new ArrayList<>();
    for (RecordedCall call : cloud.calls()) {
      boolean lookUp = call.is("bucket.get") || call.is("serviceAccount.get");
      boolean copy = call.is("object.insert") && call.detail("object").startsWith("_carbon/ledger");
      boolean repeated =
          !phases.isEmpty() && phases.get(phases.size() - 1).equals(call.operation());
      if (!lookUp && !copy && !repeated) {
        phases.add(call.operation());
      }
    }
    return phases;
  }
}

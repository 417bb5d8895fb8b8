package dev.carbon.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import io.grpc.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher goes on in the next cleanest region, and another process goes on with a run. */
class FailoverIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();
  private static final String REGIONS = "us-west1,europe-west4,us-central1";

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
  void theThirdRegionTrainsWhatTheFirstTwoDoNotTake() throws Exception {
    cloud.script().quotaExhausted(1, "custom_model_training_cpus");
    cloud.script().nextJobStates(JobState.JOB_STATE_QUEUED);
    List<Integer> liveAtCreate = Collections.synchronizedList(new ArrayList<>());
    List<Integer> bucketsAtCreate = Collections.synchronizedList(new ArrayList<>());
    cloud.listen(
        new CallListener() {
          @Override
          public void received(RecordedCall call) {
            if (call.is("CreateCustomJob")) {
              liveAtCreate.add(cloud.liveJobs().size());
              bucketsAtCreate.add(cloud.buckets().size());
            }
          }
        });

    Result result = train("--max-queue", "1s");

    assertEquals(0, result.exit(), result.err());
    JsonNode json = result.json();
    assertEquals("SUCCEEDED", json.get("state").textValue());
    assertEquals("us-central1", json.get("region").textValue());
    assertEquals(List.of("us-west1", "europe-west4"), refusing(json));
    assertEquals("QUOTA", json.get("refused").get(0).get("reason").textValue());
    assertEquals("CAPACITY", json.get("refused").get(1).get("reason").textValue());
    assertEquals(List.of(0, 0, 0), liveAtCreate, "one live job at any time");
    assertEquals(List.of(1, 1, 1), bucketsAtCreate, "the buckets of failed attempts are gone");
    assertEquals(3, cloud.calls("bucket.insert").size());
    assertTrue(cloud.buckets().isEmpty());
    assertEquals(2, cloud.jobs().size());
    Path folder = Path.of(json.get("outputs").get("directory").textValue());
    assertEquals("{\"w\":1}", Files.readString(folder.resolve("model/weights.json")));
  }

  @Test
  void aBadSpecificationIsNotCarriedThroughTheRegions() throws Exception {
    cloud
        .script()
        .failBefore("CreateCustomJob", 1, Status.Code.INVALID_ARGUMENT, "Image URI is invalid.");

    Result result = train();

    assertEquals(2, result.exit(), result.err());
    assertEquals(1, cloud.calls("bucket.insert").size());
    assertTrue(cloud.buckets().isEmpty());
  }

  @Test
  void aDetachedRunIsBroughtHomeByAttach() throws Exception {
    Result launched = train("--detach");
    assertEquals(0, launched.exit(), launched.err());
    JsonNode left = launched.json();
    assertEquals("DETACHED", left.get("state").textValue());
    String run = left.get("run").textValue();
    assertEquals("carbon attach " + run, left.get("next").textValue());
    assertFalse(cloud.buckets().isEmpty());

    Result attached = carbon.run("attach", run.substring(0, 6), "--format", "json");

    assertEquals(0, attached.exit(), attached.err());
    assertEquals("SUCCEEDED", attached.json().get("state").textValue());
    assertEquals(left.get("ranking"), attached.json().get("ranking"));
    assertTrue(cloud.buckets().isEmpty());
    assertEquals(1, cloud.jobs().size());
    Result again = carbon.run("attach", run, "--format", "json");
    assertEquals(0, again.exit(), again.err());
    assertEquals(attached.json(), again.json());
  }

  @Test
  void anotherRunGoesOnFromTheCheckpointsOfTheFirst() throws Exception {
    cloud.script().output("checkpoints/last", "epoch 3");
    Result first = train();
    assertEquals(0, first.exit(), first.err());
    String run = first.json().get("run").textValue();
    cloud.script().nextJobStates(JobState.JOB_STATE_FAILED);

    Result second = train("--resume-from", run);

    assertEquals(run, second.json().get("plan").get("resumeFrom").textValue());
    assertEquals(7, second.exit(), second.err());
    String bucket = second.json().get("bucket").get("name").textValue();
    assertTrue(
        cloud.calls("object.insert").stream()
            .anyMatch(
                call ->
                    call.detail("bucket").equals(bucket)
                        && call.detail("object").equals("output/checkpoints/last")));
  }

  @Test
  void anotherRunGoesOnFromCheckpointsInTheCloud() throws Exception {
    cloud.plantBucket("my-models", "US", Map.of());
    cloud.script().output("checkpoints/last", "epoch 3");
    Result planned = train("--output", "gs://my-models/one", "--dry-run");
    assertTrue(
        planned.json().get("notes").toString().contains("$0.02 per GiB (list price)"),
        planned.json().get("notes")::toString);
    Result first = train("--output", "gs://my-models/one");
    assertEquals(0, first.exit(), first.err());
    String run = first.json().get("run").textValue();

    Result second = train("--resume-from", run);

    assertEquals(0, second.exit(), second.err());
    assertFalse(second.json().get("notes").toString().contains("left them"));
    Path folder = Path.of(second.json().get("outputs").get("directory").textValue());
    assertEquals("epoch 3", Files.readString(folder.resolve("checkpoints/last")));
    assertTrue(
        cloud.calls("object.rewrite").stream()
            .anyMatch(call -> call.toString().contains("one/checkpoints/last")));

    cloud.plantObject("my-models", "one/checkpoints/last", "epoch 4".getBytes(UTF_8));
    Result third = train("--resume-from", run, "--dry-run");
    assertTrue(
        third.json().get("notes").toString().contains("are not as " + run + " left them: last"),
        third.json().get("notes")::toString);
  }

  private Result train(String... more) throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(List.of("train", BLOBS, "--regions", REGIONS, "--yes", "--format", "json"));
    arguments.addAll(List.of(more));
    return carbon.run(arguments.toArray(String[]::new));
  }

  private static List<String> refusing(JsonNode json) {
    List<String> regions = new ArrayList<>();
    json.get("refused").forEach(each -> regions.add(each.get("region").textValue()));
    return regions;
  }
}

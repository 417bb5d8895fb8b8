package dev.carbon.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.packaged.CarbonProcess.Running;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code carbon cleanup --orphans} against a cloud that holds more than orphans. */
class OrphansIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();
  private static final String EMPTY = "carbon-" + "b".repeat(26) + "-1";
  private static final String WITH_MODEL = "carbon-" + "c".repeat(26) + "-1";

  @TempDir private Path home;
  private FakeGoogleCloud cloud;

  @BeforeEach
  void startCloud() throws IOException {
    home = home.toRealPath();
    cloud = FakeGoogleCloud.start(new CloudScript().output("model/weights.json", "{\"w\":1}"));
    cloud.moveClock(Duration.ofHours(-3));
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @Test
  void removesWhatNothingIsLostWithAndTouchesNothingOfOthers() throws Exception {
    plantOthers();
    plant(EMPTY, "r-" + "b".repeat(26));
    plant(WITH_MODEL, "r-" + "c".repeat(26));
    cloud.plantObject(WITH_MODEL, "output/model/weights.json", "{}".getBytes(UTF_8));

    Result listed = sweep();
    assertEquals(10, listed.exit(), listed.err());
    assertTrue(
        listed
            .err()
            .contains(
                "carbon cleanup --orphans --project my-project"
                    + " --regions europe-west4,us-central1 --yes"),
        listed.err());
    assertEquals(List.of(), cloud.calls("bucket.delete"));
    assertEquals(List.of(), cloud.calls("object.delete"));
    Result swept = sweep("--yes", "--format", "json");

    assertEquals(10, swept.exit(), swept.err());
    assertEquals(List.of("removed", "kept"), fates(swept.json()));
    assertEquals(1, cloud.calls("bucket.delete").size());
    assertTrue(cloud.bucket(EMPTY).isEmpty());
    assertTrue(cloud.bucket(WITH_MODEL).isPresent());
    assertEquals(4, cloud.buckets().size());
  }

  @Test
  void aKilledLaunchIsRecoveredAndRemovedOnAnotherMachine() throws Exception {
    cloud.script().delay("CreateCustomJob", Duration.ofSeconds(20));
    Running launch = machine("first").start("train", BLOBS, "--regions", "europe-west4", "--yes");
    while (cloud.calls("object.insert").size() < 4 && launch.process().isAlive()) {
      launch.process().onExit().completeOnTimeout(null, 50, TimeUnit.MILLISECONDS).join();
    }
    launch.process().destroyForcibly().waitFor();

    Result swept = sweep("--yes", "--format", "json");

    assertEquals(0, swept.exit(), swept.err() + swept.out());
    assertEquals(List.of("removed"), fates(swept.json()));
    assertEquals(List.of(), cloud.buckets());
    String run = swept.json().get("runs").get(0).get("run").textValue();
    Path ledger = machine("second").stateHome().resolve("runs").resolve(run).resolve("ledger");
    assertTrue(Files.readString(ledger).contains("\"type\":\"DELETE_INTENT\""));
    assertEquals(0, sweep().exit());
  }

  @Test
  void aLiveJobIsNeverEndedUnlessItsBucketIsGoneAndThatWasSaid() throws Exception {
    cloud.script().jobStates(JobState.JOB_STATE_PENDING, JobState.JOB_STATE_RUNNING);
    Result launched =
        machine("first").run("train", BLOBS, "--regions", "europe-west4", "--yes", "--detach");
    assertEquals(0, launched.exit(), launched.err());

    Result kept = sweep("--yes", "--cancel-jobs", "--format", "json");
    assertEquals(10, kept.exit(), kept.err());
    assertEquals(List.of("kept"), fates(kept.json()));
    assertEquals(1, cloud.liveJobs().size());
    cloud.removeBucket(cloud.buckets().get(0).name());
    assertEquals(10, sweep("--yes").exit());
    assertEquals(List.of(), cloud.calls("CancelCustomJob"));
    Result ended = sweep("--yes", "--cancel-jobs", "--format", "json");

    assertEquals(0, ended.exit(), ended.err());
    assertEquals(List.of("removed"), fates(ended.json()));
    assertEquals(List.of(), cloud.liveJobs());
  }

  /** A stranger's bucket of such a name, one with a wrong label, and one without. */
  private void plantOthers() {
    cloud.plantForeignBucket("carbon-" + "d".repeat(26) + "-1", "EUROPE-WEST4", 999);
    plant("carbon-" + "e".repeat(26) + "-1", "r-" + "f".repeat(26));
    cloud.plantBucket("carbon-copies", "EUROPE-WEST4", Map.of());
  }

  private void plant(String name, String run) {
    cloud.plantBucket(name, "EUROPE-WEST4", Map.of("carbon-run", run));
  }

  private Result sweep(String... more) throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(List.of("cleanup", "--orphans", "--regions", "europe-west4,us-central1"));
    words.addAll(List.of(more));
    return machine("second").run(words.toArray(String[]::new));
  }

  private CarbonProcess machine(String name) throws IOException {
    return new CarbonProcess(Files.createDirectories(home.resolve(name)))
        .in(cloud)
        .with("GOOGLE_CLOUD_PROJECT", "my-project");
  }

  private static List<String> fates(JsonNode document) {
    List<String> fates = new ArrayList<>();
    document.get("runs").forEach(orphan -> fates.add(orphan.get("fate").textValue()));
    return fates;
  }
}

package dev.carbon.packaged;

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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose history is gone, because the folder or the machine is. */
class RecoverIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();

  @TempDir private Path home;
  private FakeGoogleCloud cloud;
  private CarbonProcess carbon;

  @BeforeEach
  void startCloud() throws IOException {
    home = home.toRealPath();
    cloud = FakeGoogleCloud.start(new CloudScript().output("model/weights.json", "{\"w\":1}"));
    carbon = machine("first");
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @Test
  void aRunIsRecoveredAndFinishedOnAnotherMachine() throws Exception {
    String run = detached(carbon, "--output", home.resolve("chosen").toString());
    CarbonProcess other = machine("second");
    assertTrue(other.run("jobs").err().contains("No run was begun"));

    Result recovered = other.run("recover", "--format", "json");
    assertEquals(0, recovered.exit(), recovered.err());
    JsonNode found = recovered.json().get("runs").get(0);
    assertEquals(run, found.get("run").textValue());
    assertTrue(found.get("recovered").booleanValue());
    Result resumed = other.run("resume", run, "--format", "json");

    assertEquals(0, resumed.exit(), resumed.err());
    Path outputs = Path.of(resumed.json().get("outputs").get("directory").textValue());
    assertEquals(other.workingDirectory().resolve("carbon-runs").resolve(run), outputs);
    assertEquals("{\"w\":1}", Files.readString(outputs.resolve("model/weights.json")));
    assertEquals(List.of(), cloud.buckets());
    assertEquals(1, cloud.jobs().size());
  }

  @Test
  void aHistoryWhoseFolderIsDeletedWhileTheJobRunsIsSavedAndBroughtBack() throws Exception {
    cloud.listen(
        new CallListener() {
          @Override
          public void received(RecordedCall call) {
            if (call.is("CreateCustomJob")) {
              Trees.delete(carbon.stateHome());
            }
          }
        });

    Result broken = train(carbon);

    assertEquals(3, broken.exit(), broken.err());
    assertEquals(1, cloud.jobs().size());
    assertTrue(broken.err().contains("errored.ledger"), broken.err());
    Path saved = carbon.workingDirectory().resolve("errored.ledger");
    assertTrue(Files.readString(saved).contains("\"type\":\"JOB_OK\""));
    Result recovered = carbon.run("recover", "--from", "errored.ledger", "--format", "json");
    assertEquals(0, recovered.exit(), recovered.err());
    String run = recovered.json().get("runs").get(0).get("run").textValue();
    Result resumed = carbon.run("resume", run, "--format", "json");
    assertEquals(0, resumed.exit(), resumed.err());
    assertEquals("SUCCEEDED", resumed.json().get("state").textValue());
    assertEquals(List.of(), cloud.buckets());
    assertEquals(1, cloud.jobs().size());
  }

  @Test
  void aJobWhoseBucketIsGoneIsNamedAndNothingIsChanged() throws Exception {
    cloud.script().jobStates(JobState.JOB_STATE_PENDING, JobState.JOB_STATE_RUNNING);
    String run = detached(carbon);
    cloud.removeBucket(cloud.buckets().get(0).name());

    Result found = machine("second").run("recover", "--regions", "eu");

    assertEquals(10, found.exit(), found.err());
    assertTrue(found.err().contains(run + " lives and costs money"), found.err());
    assertEquals(List.of(), cloud.calls("CancelCustomJob"));
    Result elsewhere = machine("second").run("recover", "--regions", "us");
    assertEquals(0, elsewhere.exit(), elsewhere.err());
  }

  @Test
  void anEmptyHistoryIsSaidOnceAndForgotten() throws Exception {
    Path folder = carbon.stateHome().resolve("runs").resolve("r-" + "a".repeat(26));
    Files.createDirectories(folder);
    Path ledger = Files.createFile(folder.resolve("ledger"));
    assertFalse(carbon.run("jobs").err().contains("r-aaaa"), "it may just begin");
    assertTrue(Files.exists(ledger));
    Files.setLastModifiedTime(ledger, FileTime.from(Instant.EPOCH));

    Result first = carbon.run("jobs");
    Result second = carbon.run("jobs");

    assertTrue(first.err().contains("ended before anything of it was made"), first.err());
    assertFalse(second.err().contains("r-aaaa"), second.err());
    assertFalse(Files.exists(folder));
  }

  private String detached(CarbonProcess machine, String... more) throws Exception {
    Result launched =
        train(
            machine, Stream.concat(Stream.of("--detach"), Stream.of(more)).toArray(String[]::new));
    assertEquals(0, launched.exit(), launched.err());
    return launched.json().get("run").textValue();
  }

  private Result train(CarbonProcess machine, String... more) throws Exception {
    List<String> words =
        List.of("train", BLOBS, "--regions", "europe-west4", "--yes", "--format", "json");
    return machine.run(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
  }

  private CarbonProcess machine(String name) throws IOException {
    return new CarbonProcess(Files.createDirectories(home.resolve(name)))
        .in(cloud)
        .with("GOOGLE_CLOUD_PROJECT", "my-project");
  }
}

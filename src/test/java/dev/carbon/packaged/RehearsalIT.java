package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.packaged.CarbonProcess.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code carbon train} on this machine. */
class RehearsalIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();

  @TempDir private Path home;
  private CarbonProcess carbon;

  @BeforeEach
  void startEmpty() throws IOException {
    home = home.toRealPath();
    carbon = new CarbonProcess(home);
  }

  @Test
  void trainsAndBringsTheModelHomeAndLeavesNoStagingFolder() throws Exception {
    Result result = carbon.run("train", BLOBS, "--regions", "us-central1,europe-west4");

    assertEquals(0, result.exit(), result.err());
    assertTrue(result.out().contains("europe-west4"), result.out());
    assertTrue(result.err().contains("| epoch 200/200"), result.err());
    Path outputs = onlyRun();
    JsonNode metrics = new ObjectMapper().readTree(outputs.resolve("model/metrics.json").toFile());
    assertTrue(metrics.get("accuracy").doubleValue() > 0.9);
    assertTrue(Files.size(outputs.resolve("model/model.json")) > 0);
    assertEquals(List.of(), children(carbon.stateHome().resolve("staging")));
  }

  @Test
  void printsOneDocumentWhoseFiguresFitTogether() throws Exception {
    Result result =
        carbon
            .with("CARBON_LOCAL_ZONE", "FR")
            .run("train", BLOBS, "--regions", "us-central1,europe-west4", "--format", "json");

    JsonNode document = result.json();
    assertEquals("SUCCEEDED", document.get("state").textValue());
    assertEquals("local", document.get("backend").textValue());
    assertTrue(document.get("rehearsal").booleanValue());
    assertEquals("europe-west4", document.get("region").textValue());
    assertTrue(document.get("bucket").get("deleted").booleanValue());
    assertEquals(4, document.get("outputs").get("files").size());
    JsonNode footprint = document.get("footprint");
    double energy = footprint.get("energyKwh").doubleValue();
    assertTrue(energy > 0);
    assertEquals("modelled", footprint.get("energyBasis").textValue());
    assertEquals(energy * 208.81, footprint.get("carbonGrams").doubleValue(), 1e-12);
    assertEquals(energy / 1.07 * 16.30, footprint.get("localZoneGrams").doubleValue(), 1e-12);
    JsonNode savings = document.get("savings");
    assertEquals(energy / 1.07 * 1.10 * 412.72, savings.get("baselineGrams").doubleValue(), 1e-12);
    assertEquals(50.786203, savings.get("savedPercent").doubleValue(), 1e-6);
    assertEquals(
        energy / 1.07 * (1.15 + 1.07 * 3.433), footprint.get("waterLitres").doubleValue(), 1e-12);
    assertTrue(footprint.get("embodiedGrams").get("low").isNull());
    assertTrue(footprint.get("embodiedGrams").get("high").isNull());
  }

  @Test
  void ofSeveralReplicasTrainsOneAloneAndSaysSo() throws Exception {
    String alone = "import os; assert not {'RANK', 'WORLD_SIZE', 'MASTER_ADDR'} & set(os.environ)";
    String[] train = {"train", script(alone), "--regions", "europe-west4", "--replicas", "4"};

    Result result = carbon.run(train);

    assertEquals(0, result.exit(), result.err());
    assertTrue(result.err().contains("rehearses one of 4 replicas"), result.err());
    assertTrue(result.out().contains("rehearsed one of 4; energy and carbon are its own"));
  }

  @Test
  void endsTheScriptOnCtrlCAndKeepsWhatItHadWritten() throws Exception {
    Running running = carbon.start("train", script(ENDLESS), "--regions", "europe-west4");
    running.awaitSaying("| ready");

    running.signal("INT");
    Result result = running.await();

    assertEquals(130, result.exit(), result.err());
    assertEquals("half", Files.readString(onlyRun().resolve("checkpoints/state")));
    assertEquals(List.of(), children(carbon.stateHome().resolve("staging")));
    long script = Long.parseLong(Files.readString(onlyRun().resolve("checkpoints/pid")));
    assertFalse(ProcessHandle.of(script).map(ProcessHandle::isAlive).orElse(false));
  }

  @Test
  void tellsThatTheScriptFailedAndLeavesNothing() throws Exception {
    Result result =
        carbon.run(
            "train",
            script("import sys; sys.exit(3)"),
            "--regions",
            "europe-west4",
            "--format",
            "json");

    assertEquals(7, result.exit(), result.err());
    assertEquals("FAILED", result.json().get("state").textValue());
    assertEquals("JOB_FAILED", result.json().get("error").get("kind").textValue());
    assertEquals(List.of(), children(carbon.stateHome().resolve("staging")));
  }

  @Test
  void handsArgumentsToTheScriptUntouchedAndKeepsItsOwnTokensBack() throws Exception {
    String echo =
        """
        import json, os, sys
        json.dump([sys.argv[1:], os.environ.get("ELECTRICITY_MAPS_API_KEY")],
                  open(os.path.join(os.environ["AIP_MODEL_DIR"], "seen.json"), "w"))
        """;
    Result result =
        carbon
            .with("ELECTRICITY_MAPS_API_KEY", "canary")
            .run(
                "train",
                script(echo),
                "--regions",
                "europe-west4",
                "--source",
                "google-annual",
                "--",
                "two words",
                "$(id)",
                "'\"",
                "--flag");

    assertEquals(0, result.exit(), result.err());
    JsonNode seen = new ObjectMapper().readTree(onlyRun().resolve("model/seen.json").toFile());
    assertEquals("[\"two words\",\"$(id)\",\"'\\\"\",\"--flag\"]", seen.get(0).toString());
    assertTrue(seen.get(1).isNull());
    assertFalse((result.out() + result.err()).contains("canary"));
  }

  private static final String ENDLESS =
      """
      import os, time
      folder = os.environ["AIP_CHECKPOINT_DIR"]
      open(os.path.join(folder, "state"), "w").write("half")
      open(os.path.join(folder, "pid"), "w").write(str(os.getpid()))
      print("ready", flush=True)
      while True:
          time.sleep(60)
      """;

  private String script(String text) throws IOException {
    return Files.writeString(home.resolve("job.py"), text).toString();
  }

  private Path onlyRun() throws IOException {
    List<Path> runs = children(carbon.workingDirectory().resolve("carbon-runs"));
    assertEquals(1, runs.size());
    return runs.get(0);
  }

  private static List<Path> children(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}

package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.job.SecretPlace;
import dev.carbon.job.vertex.FakeSecretManager;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a program is given, and what it is, from the packaged command to the end of a job that
 * really runs; and that nothing on the way shows a value.
 */
class TaskIT {
  private static final String VARIABLE = "canary-of-the-variable";
  private static final String SECRET = "canary-of-the-secret";

  /** Writes what it was given backwards, so that its output holds no value as it is. */
  private static final String SCRIPT =
      """
      import json, os, tinywheel
      folder = os.environ["AIP_MODEL_DIR"]
      os.makedirs(folder, exist_ok=True)
      with open(os.path.join(folder, "seen.json"), "w") as file:
          json.dump([tinywheel.NAME, os.environ["PLAIN"][::-1], os.environ["TOKEN"][::-1]], file)
      """;

  @TempDir private Path home;
  private FakeGoogleCloud cloud;
  private FakeSecretManager secrets;
  private CarbonProcess carbon;

  @BeforeEach
  void startCloud() throws IOException {
    home = home.toRealPath();
    cloud = FakeGoogleCloud.start(new CloudScript().executeJobs(true));
    secrets = FakeSecretManager.start();
    carbon = new CarbonProcess(home).in(cloud);
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
    secrets.close();
  }

  @Test
  void requirementsVariablesAndSecretsReachAJobInTheCloudAndShowNowhere() throws Exception {
    writeProject();
    SecretPlace place = secrets.keep(SECRET);
    List<String> options =
        List.of(
            "--project", "my-project",
            "--env", "CARBON_METADATA_URL=" + secrets.url(),
            "--env", "CARBON_SECRET_MANAGER_URL=" + secrets.url(),
            "--secret", "TOKEN=" + place);

    Result plan = train(options, "--dry-run");
    Result result = train(options, "--yes", "-v");

    assertEquals(0, plan.exit(), plan.err());
    assertEquals(place.toString(), plan.json().at("/plan/secrets/0/place").textValue());
    assertSeen(result);
    assertFalse(cloud.jobs().toString().contains(SECRET), "the job has the place alone");
    assertHidden(plan, result);
  }

  @Test
  void aRehearsalIsGivenTheSameAndShowsNoneOfIt() throws Exception {
    writeProject();
    carbon.with("MY_TOKEN", SECRET);
    List<String> options = List.of("--backend", "local", "--secret", "TOKEN=env:MY_TOKEN");

    Result plan = train(options, "--dry-run");
    Result result = train(options, "-v");

    assertEquals(0, plan.exit(), plan.err());
    assertSeen(result);
    assertHidden(plan, result);
  }

  /** The fake starts the arguments of a container that has no command, as an entry point would. */
  @Test
  void anImagesOwnProgramRunsToItsEnd() throws Exception {
    Result result =
        ofTheImage(
            "--",
            "python3",
            "-c",
            "import os; folder = os.environ['AIP_MODEL_DIR'].replace('gs://',"
                + " os.environ['CARBON_GCS_MOUNT'] + '/'); os.makedirs(folder, exist_ok=True);"
                + " open(folder + 'model.txt', 'w').write('trained')");

    assertEquals(0, result.exit(), result.err());
    assertEquals("trained", Files.readString(output(result, "model/model.txt")));
    assertEquals(List.of(), cloud.buckets());
    assertEquals("image", result.json().at("/plan/program").textValue());
  }

  @Test
  void aModuleOfAnImageRunsToItsEnd() throws Exception {
    Path image = Files.createDirectories(home.resolve("image/pkg"));
    Files.writeString(
        image.resolve("train.py"),
        """
        import os, sys
        folder = os.environ["AIP_MODEL_DIR"].replace("gs://", os.environ["CARBON_GCS_MOUNT"] + "/")
        os.makedirs(folder, exist_ok=True)
        with open(folder + "model.txt", "w") as file:
            file.write(" ".join(sys.argv[1:]))
        """);

    Result result =
        ofTheImage(
            "--env",
            "PYTHONPATH=" + image.getParent(),
            "--module",
            "pkg.train",
            "--",
            "--epochs",
            "a b");

    assertEquals(0, result.exit(), result.err());
    assertEquals("--epochs a b", Files.readString(output(result, "model/model.txt")));
  }

  private void writeProject() throws IOException {
    Path project = Files.createDirectories(carbon.workingDirectory().resolve("project"));
    Files.writeString(project.resolve("task.py"), SCRIPT);
    Files.writeString(project.resolve("needs.txt"), "--no-index\n./" + Wheel.FILE_NAME + "\n");
    Wheel.write(project, "NAME = 'tiny'\n");
  }

  private Result train(List<String> options, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("train", "project", "--requirements", "needs.txt", "--regions", "us-west1"));
    arguments.addAll(List.of("--env", "PLAIN=" + VARIABLE, "--format", "json"));
    arguments.addAll(List.of("--source", "google-annual"));
    arguments.addAll(options);
    arguments.addAll(List.of(more));
    return carbon.run(arguments.toArray(String[]::new));
  }

  private Result ofTheImage(String... more) throws Exception {
    List<String> arguments = new ArrayList<>(List.of("train", "--image", "busybox", "--yes"));
    arguments.addAll(List.of("--project", "my-project", "--regions", "us-west1"));
    arguments.addAll(List.of("--source", "google-annual", "--format", "json"));
    arguments.addAll(List.of(more));
    return carbon.run(arguments.toArray(String[]::new));
  }

  private static void assertSeen(Result result) throws IOException {
    assertEquals(0, result.exit(), result.err());
    assertEquals(
        "[\"tiny\", \"" + backwards(VARIABLE) + "\", \"" + backwards(SECRET) + "\"]",
        Files.readString(output(result, "model/seen.json")));
  }

  private static Path output(Result result, String path) throws IOException {
    JsonNode directory = result.json().at("/outputs/directory");
    return Path.of(directory.textValue()).resolve(path);
  }

  /** Neither what was printed, the plan among it, nor any file of carbon's holds a value. */
  private void assertHidden(Result... results) throws IOException {
    for (Result result : results) {
      assertNoValue(result.out(), "stdout");
      assertNoValue(result.err(), "stderr");
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(home)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertTrue(files.stream().anyMatch(file -> file.endsWith("ledger")), files.toString());
    for (Path file : files) {
      assertNoValue(Files.readString(file, StandardCharsets.ISO_8859_1), file.toString());
    }
  }

  private static void assertNoValue(String text, String where) {
    assertFalse(text.contains(VARIABLE), where);
    assertFalse(text.contains(SECRET), where);
  }

  private static String backwards(String text) {
    return new StringBuilder(text).reverse().toString();
  }
}

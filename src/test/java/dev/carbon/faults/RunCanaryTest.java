package dev.carbon.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.Main;
import dev.carbon.config.Environment;
import dev.carbon.secret.OwnerOnly;
import dev.carbon.terminal.Terminal;
import dev.carbon.testing.Canary;
import dev.carbon.testing.cloud.ExampleExport;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import io.grpc.Status;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run and all that is asked of it, with tokens in the environment, a login in a file and a value
 * that the job alone is given: what carbon prints, keeps and sends to the cloud shows none of them.
 */
class RunCanaryTest {
  @RegisterExtension static final FaultyGrid GRID = new FaultyGrid();

  /** Given to the job by name: it stands in the job, and nowhere else. */
  private static final String VALUE = "CANARY-value-of-the-job-Tn4Wp7Zs1";

  private static final String CODE =
      "with open(__import__('os').environ['AIP_MODEL_DIR'] + '/m', 'w'): pass\n";

  @TempDir private Path folder;
  private Path project;
  private Path login;
  private FakeGoogleCloud cloud;

  @BeforeEach
  void start() throws IOException {
    folder = folder.toRealPath();
    project = Files.createDirectories(folder.resolve("work"));
    Files.writeString(Files.createDirectories(project.resolve("code")).resolve("train.py"), CODE);
    login = Files.writeString(folder.resolve("login.json"), serviceAccount());
    cloud = FakeGoogleCloud.start(new CloudScript().output("model/weights.json", "{}"));
    cloud.plantTable(ExampleExport.TABLE);
    GRID.isWell(Instant.now());
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void ofARunThatSucceedsAndOfEveryQuestionAboutIt() throws IOException {
    carbon(0, train("--dry-run", "-v"));
    carbon(0, train("--dry-run", "--format", "json"));
    carbon(0, train("--yes", "-v"));
    for (String[] command :
        new String[][] {
          {"regions", "--source", "electricitymaps", "-v", "--regions", "europe-west3"},
          {"intensity", "--zone", "DE", "--source", "watttime", "-v"},
          {"sources"},
          {"config", "list", "--show-origin"},
          {"config", "path"},
          {"cache", "path"},
          {"doctor", "-v"},
          {"footprint", "--table", ExampleExport.NAME, "-v"},
          {"help", "environment"}
        }) {
      carbon(-1, command);
    }
    assertKeptNowhere();
    assertEquals(1, cloud.jobs().size());
    assertEquals(1, cloud.calls("jobs.query").size());
    assertTrue(cloud.jobs().get(0).toString().contains(VALUE), "the job itself is given it");
    assertTrue(cloud.calls().stream().allMatch(RunCanaryTest::isAskedAsNobody));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"UNAUTHENTICATED", "PERMISSION_DENIED", "INVALID_ARGUMENT", "RESOURCE_EXHAUSTED"})
  void ofARunThatTheCloudRefusesWhileItRepeatsWhatItWasSent(String code) throws IOException {
    cloud
        .script()
        .failBefore("CreateCustomJob", 1, Status.Code.valueOf(code), "not as " + VALUE + " has it");

    carbon(-1, train("--yes", "-v"));

    assertKeptNowhere();
  }

  @Test
  void ofARehearsalWhoseScriptFails() throws IOException {
    Files.writeString(project.resolve("code/train.py"), "raise SystemExit(3)\n");

    carbon(7, train("-v", "--backend", "local"));

    assertKeptNowhere();
  }

  private static String[] train(String... more) {
    return Stream.concat(
            Stream.of("train", "code", "--regions", "europe-west3", "--env", "JOB_VALUE"),
            Stream.of(more))
        .toArray(String[]::new);
  }

  private void carbon(int exit, String... arguments) {
    Map<String, String> variables = new HashMap<>(Canary.KEYS);
    variables.put("PATH", "/usr/local/bin:/usr/bin:/bin");
    variables.put("JOB_VALUE", VALUE);
    variables.put("GOOGLE_APPLICATION_CREDENTIALS", login.toString());
    variables.put("GOOGLE_CLOUD_PROJECT", "my-project");
    variables.put("STORAGE_EMULATOR_HOST", cloud.storageUrl());
    variables.put("CARBON_VERTEX_ENDPOINT", cloud.vertexEndpoint());
    variables.put("CARBON_LOGGING_URL", cloud.loggingUrl());
    variables.put("CARBON_MONITORING_URL", cloud.monitoringUrl());
    variables.put("CARBON_BIGQUERY_URL", cloud.bigQueryUrl());
    for (Victim victim : Victim.values()) {
      variables.putAll(victim.environment(GRID.address()));
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
    Terminal terminal =
        new Terminal(new ByteArrayInputStream(new byte[0]), stream, stream, "", variables);
    int ended =
        Main.run(arguments, new Environment(variables, project, folder.resolve("home")), terminal);
    String text = said.toString(StandardCharsets.UTF_8);
    if (exit >= 0) {
      assertEquals(exit, ended, text);
    }
    Canary.assertAbsent(text);
    assertFalse(text.contains("CANARY"), text);
  }

  /** Histories, figures kept, crashes, outputs and their marks. */
  private void assertKeptNowhere() throws IOException {
    Canary.assertAbsentBelow(project);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertTrue(file.equals(login) || !content.contains("CANARY"), file + ": " + content);
      }
    }
    for (String own : List.of("home/.local/state/carbon", "home/.cache/carbon")) {
      Path path = folder.resolve(own);
      assertTrue(Files.isDirectory(path), own);
      assertEquals(Optional.empty(), OwnerOnly.fix(path));
    }
    for (RecordedCall call : cloud.calls()) {
      assertFalse(call.toString().contains("CANARY"), call.toString());
    }
  }

  private static boolean isAskedAsNobody(RecordedCall call) {
    return call.detail("authorization").isEmpty() || call.detail("authorization").equals("absent");
  }

  private static String serviceAccount() {
    return "{\"type\":\"service_account\",\"project_id\":\"my-project\",\"private_key_id\":\"1\","
        + "\"client_email\":\"x@my-project.iam.gserviceaccount.com\",\"client_id\":\"1\","
        + "\"private_key\":\"CANARY-private-key-Rk5Bd8Gm2\"}";
  }
}

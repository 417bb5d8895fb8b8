package dev.carbon.packaged;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.packaged.CarbonProcess.Running;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Real signals to {@code carbon train} while it plans, asks and watches a job in a cloud on
 * loopback; {@link SignalTableIT} has each step that asks the cloud for something.
 */
@DisabledOnOs(OS.WINDOWS)
class SignalsIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();
  private static final long ASLEEP_MILLIS = 300;
  private static final String QUESTION = "[k]eep watching?";

  private static final int SLOW_MILLIS = 9_000;

  @RegisterExtension private static final WireMockExtension GRID = GridServer.onLoopback();

  @TempDir private Path home;
  private FakeGoogleCloud cloud;
  private CarbonProcess carbon;

  @BeforeEach
  void startCloud() throws IOException {
    home = home.toRealPath();
    cloud = FakeGoogleCloud.start(new CloudScript().output("model/weights.json", "{\"w\":1}"));
    carbon =
        new CarbonProcess(home)
            .with("STORAGE_EMULATOR_HOST", cloud.storageUrl())
            .with("CARBON_VERTEX_ENDPOINT", cloud.vertexEndpoint())
            .with("GOOGLE_CLOUD_PROJECT", "my-project");
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void whileTheGridsAreAskedNothingIsMadeNorWritten(String signal, int exit) throws Exception {
    GRID.stubFor(get(anyUrl()).willReturn(ok().withFixedDelay(SLOW_MILLIS)));
    Running running =
        carbon
            .atTerminal()
            .with("ELECTRICITY_MAPS_API_KEY", GridServer.TOKEN)
            .with("CARBON_ELECTRICITY_MAPS_URL", GRID.baseUrl() + "/v3")
            .start("train", BLOBS, "--regions", "europe-west4", "--yes");
    running.awaitSaying("Asking how dirty each grid is");
    running.signal(signal);

    assertEquals(exit, running.await().exit());
    assertEquals(List.of(), cloud.calls());
    assertFalse(Files.exists(carbon.stateHome().resolve("runs")));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void beforeTheYesNothingIsMadeNorWritten(String signal, int exit) throws Exception {
    Running running = carbon.atTerminal().start("train", BLOBS, "--regions", "europe-west4");
    running.awaitSaying("Start this run?");
    running.signal(signal);

    assertEquals(exit, running.await().exit());
    assertEquals(List.of(), cloud.calls());
    assertFalse(Files.exists(carbon.stateHome().resolve("runs")));
  }

  @ParameterizedTest
  @CsvSource({
    "INT, JOB_STATE_QUEUED, Queued after, 130",
    "TERM, JOB_STATE_PENDING, Pending after, 143",
    "INT, JOB_STATE_RUNNING, Running after, 130",
    "TERM, JOB_STATE_RUNNING, Running after, 143",
    "HUP, JOB_STATE_RUNNING, Running after, 129"
  })
  void aJobThatLivesIsLetGoOfAndTheNextCommandsArePrinted(
      String signal, JobState state, String line, int exit) throws Exception {
    cloud.script().jobStates(state);
    Running running = train();
    running.awaitSaying(line);
    running.signal(signal);
    Result result = running.await();

    assertEquals(exit, result.exit(), result.err());
    assertEquals(1, cloud.liveJobs().size());
    assertEquals(1, cloud.buckets().size());
    assertEquals(List.of(), cloud.calls("CancelCustomJob"));
    assertTrue(result.err().contains("next: carbon attach " + run()), result.err());
    assertTrue(result.err().contains("next: carbon cancel " + run()), result.err());
    assertFalse(records().contains("CLOSED"));
  }

  @ParameterizedTest
  @CsvSource({"TERM, 143", "HUP, 129"})
  void onTermCancelSeesTheJobToItsEnd(String signal, int exit) throws Exception {
    cloud.script().jobStates(JobState.JOB_STATE_RUNNING);
    Running running = train("--on-term", "cancel");
    running.awaitSaying("Running after");
    running.signal(signal);
    Result result = running.await();

    assertEquals(exit, result.exit(), result.err());
    assertEquals(1, cloud.calls("CancelCustomJob").size());
    assertEquals(List.of(), cloud.liveJobs());
    assertEquals(List.of(), cloud.buckets());
    assertEquals("CLOSED", lastRecord());
  }

  @Test
  void onTermCancelDoesNotHoldForCtrlC() throws Exception {
    cloud.script().jobStates(JobState.JOB_STATE_RUNNING);
    Running running = train("--on-term", "cancel");
    running.awaitSaying("Running after");
    running.signal("INT");

    assertEquals(130, running.await().exit());
    assertEquals(1, cloud.liveJobs().size());
  }

  @ParameterizedTest
  @CsvSource({"c, 0, 0", "d, 1, 1"})
  void ctrlCAtATerminalAsks(String answer, int jobs, int buckets) throws Exception {
    cloud.script().jobStates(JobState.JOB_STATE_RUNNING);
    carbon.atTerminal();
    Running running = train();
    running.awaitSaying("Running");
    running.signal("INT");
    running.awaitSaying(QUESTION);
    running.type(answer);
    Result result = running.await();

    assertEquals(130, result.exit(), result.err());
    assertTrue(result.err().contains("an hour (list price of"), result.err());
    assertEquals(jobs, cloud.liveJobs().size());
    assertEquals(buckets, cloud.buckets().size());
  }

  @Test
  void whoKeepsWatchingSeesTheEnd() throws Exception {
    carbon.atTerminal();
    cloud.script().nextJobStates(states(JobState.JOB_STATE_PENDING, 3));
    Running running = train();
    running.awaitSaying("Pending");
    running.signal("INT");
    running.awaitSaying(QUESTION);
    running.type("k");
    Result result = running.await();

    assertEquals(0, result.exit(), result.err());
    assertEquals(List.of(), cloud.buckets());
  }

  @Test
  void aSecondCtrlCHaltsWhileTheQuestionIsOpenAndAnotherCarbonTakesTheRunUp() throws Exception {
    cloud.script().jobStates(JobState.JOB_STATE_RUNNING);
    carbon.atTerminal();
    Running running = train();
    running.awaitSaying("Running");
    running.signal("INT");
    running.awaitSaying(QUESTION);
    running.halt();

    assertEquals(130, running.await().exit());
    assertEquals(1, cloud.liveJobs().size());
    Result cancelled = carbon.run("cancel", run());
    assertEquals(0, cancelled.exit(), cancelled.err());
    assertEquals(List.of(), cloud.liveJobs());
    assertEquals(List.of(), cloud.buckets());
  }

  @Test
  void aCarbonThatSleptGoesOnWatching() throws Exception {
    cloud.script().jobStates(JobState.JOB_STATE_RUNNING);
    Running running = train();
    running.awaitSaying("Running after");
    running.signal("STOP");
    assertFalse(running.process().waitFor(ASLEEP_MILLIS, TimeUnit.MILLISECONDS));
    running.signal("CONT");
    int looks = cloud.calls("GetCustomJob").size();
    awaitCalls("GetCustomJob", looks + 2);
    running.signal("TERM");
    Result result = running.await();

    assertEquals(143, result.exit(), result.err());
    assertEquals(1, cloud.liveJobs().size());
    assertFalse(result.err().contains("No contact"), result.err());
  }

  private void awaitCalls(String operation, int count) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (cloud.calls(operation).size() < count) {
      assertTrue(System.nanoTime() < deadline, operation + " was not called again");
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static JobState[] states(JobState first, int times) {
    List<JobState> states = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      states.add(first);
    }
    states.add(JobState.JOB_STATE_SUCCEEDED);
    return states.toArray(JobState[]::new);
  }

  private Running train(String... more) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("train", BLOBS, "--regions", "europe-west4", "--yes"));
    arguments.addAll(List.of(more));
    return carbon.start(arguments.toArray(String[]::new));
  }

  private String run() throws IOException {
    try (Stream<Path> runs = Files.list(carbon.stateHome().resolve("runs"))) {
      return runs.findFirst().orElseThrow().getFileName().toString();
    }
  }

  private String lastRecord() throws IOException {
    List<String> records = records();
    return records.get(records.size() - 1);
  }

  private List<String> records() throws IOException {
    Path ledger = carbon.stateHome().resolve("runs").resolve(run()).resolve("ledger");
    return Files.readAllLines(ledger).stream()
        .map(line -> line.replaceAll(".*\"type\":\"([A-Z_]+)\".*", "$1"))
        .toList();
  }
}

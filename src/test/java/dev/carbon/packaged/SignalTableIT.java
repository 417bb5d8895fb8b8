package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.packaged.CarbonProcess.Running;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each step of a run in the cloud and each signal, while the cloud has not answered yet. A row is
 * what the run does at that moment; what must hold afterwards is said by the test's name.
 */
@DisabledOnOs(OS.WINDOWS)
class SignalTableIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();
  private static final String MODEL = "model/weights.json";
  private static final String CONTENT = "{\"w\":1}";

  @TempDir private Path home;
  private FakeGoogleCloud cloud;
  private CarbonProcess carbon;

  @BeforeEach
  void startCloud() throws IOException {
    home = home.toRealPath();
    cloud =
        FakeGoogleCloud.start(
            new CloudScript()
                .output(MODEL, CONTENT)
                .output("log.txt", "fine")
                .outputsOn(JobState.JOB_STATE_RUNNING));
    carbon = new CarbonProcess(home).in(cloud).with("GOOGLE_CLOUD_PROJECT", "my-project");
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @ParameterizedTest
  @CsvSource({
    "bucket.insert, INT, 130",
    "bucket.insert, TERM, 143",
    "bucket.insert, HUP, 129",
    "object.insert, INT, 130",
    "object.insert, TERM, 143",
    "object.insert, HUP, 129"
  })
  void whatWasMadeBeforeTheJobIsUndone(String step, String signal, int exit) throws Exception {
    Result result = signalledAt(step, signal);

    assertEquals(exit, result.exit(), result.err());
    assertEquals(List.of(), cloud.calls("CreateCustomJob"));
    assertNothingIsLeft(result);
  }

  @ParameterizedTest
  @CsvSource({
    "CreateCustomJob, INT, 130",
    "CreateCustomJob, TERM, 143",
    "CreateCustomJob, HUP, 129",
    "GetCustomJob, INT, 130",
    "GetCustomJob, TERM, 143",
    "GetCustomJob, HUP, 129"
  })
  void aJobThatIsMadeOrWatchedGoesOnAndIsTakenUpLater(String step, String signal, int exit)
      throws Exception {
    cloud.script().jobStates(JobState.JOB_STATE_RUNNING);
    Result result = signalledAt(step, signal);

    assertEquals(exit, result.exit(), result.err());
    assertEquals(1, cloud.liveJobs().size());
    assertEquals(List.of(), cloud.calls("CancelCustomJob"));
    assertTrue(result.err().contains("still there: job and bucket, $0.24 an hour"), result.err());
    assertTrue(result.err().contains("next: carbon attach " + run()), result.err());
    Result cancelled = carbon.run("cancel", run());
    assertEquals(0, cancelled.exit(), cancelled.err());
    assertNothingIsLeft(cancelled);
  }

  @ParameterizedTest
  @CsvSource({
    "object.download, INT, 130",
    "object.download, TERM, 143",
    "object.download, HUP, 129",
    "object.delete, INT, 130",
    "object.delete, TERM, 143",
    "object.delete, HUP, 129",
    "bucket.delete, INT, 130",
    "bucket.delete, TERM, 143",
    "bucket.delete, HUP, 129"
  })
  void whatTheJobWroteIsAtHomeOrStillInTheBucket(String step, String signal, int exit)
      throws Exception {
    Result result = signalledAt(step, signal);

    // Who is done already with what matters ends as if nobody had asked.
    assertTrue(result.exit() == exit || result.exit() == 0, result.exit() + ": " + result.err());
    assertEquals(result.exit() == 0, records().contains("CLOSED"), result.err());
    Result finished = carbon.run("resume", run());
    assertEquals(0, finished.exit(), finished.err());
    assertEquals(CONTENT, Files.readString(outputs().resolve(MODEL)));
    assertNothingIsLeft(finished);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bucket.insert", "object.insert"})
  void aSecondCtrlCEndsItAtOnceAndAnotherCarbonUndoesWhatWasMade(String step) throws Exception {
    Result result = signalledAt(step, "INT INT");
    assertEquals(130, result.exit(), result.err());

    Result finished = carbon.run("cleanup", run());

    assertEquals(0, finished.exit(), finished.err());
    assertEquals(List.of(), cloud.jobs());
    assertNothingIsLeft(finished);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CreateCustomJob",
        "GetCustomJob",
        "object.download",
        "object.delete",
        "bucket.delete"
      })
  void aSecondCtrlCEndsItAtOnceAndAnotherCarbonFinishesTheRun(String step) throws Exception {
    Result result = signalledAt(step, "INT INT");
    assertEquals(130, result.exit(), result.err());

    Result finished = carbon.run("resume", run());

    assertEquals(0, finished.exit(), finished.err());
    assertEquals(1, cloud.jobs().size());
    assertEquals(CONTENT, Files.readString(outputs().resolve(MODEL)));
    assertNothingIsLeft(finished);
  }

  private void assertNothingIsLeft(Result result) throws IOException {
    assertEquals(List.of(), cloud.liveJobs(), result.err());
    assertEquals(List.of(), cloud.buckets(), result.err());
    assertTrue(records().contains("CLOSED"), () -> result.err());
  }

  /** A run that gets those signals before the cloud answers the first such call. */
  private Result signalledAt(String step, String signals) throws Exception {
    CompletableFuture<Running> started = new CompletableFuture<>();
    AtomicBoolean sent = new AtomicBoolean();
    CompletableFuture<Void> heard = new CompletableFuture<>();
    cloud.listen(
        new CallListener() {
          @Override
          public void received(RecordedCall call) {
            if (call.is(step) && sent.compareAndSet(false, true)) {
              heard.completeAsync(() -> send(started.join(), signals), Runnable::run);
            }
          }
        });
    started.complete(
        carbon.start("train", BLOBS, "--regions", "europe-west4", "--yes", "--output", "out"));
    Result result = started.join().await();
    assertTrue(sent.get(), () -> step + " was never called: " + result.err());
    heard.get(1, TimeUnit.SECONDS);
    return result;
  }

  private static @Nullable Void send(Running running, String signals) {
    if (signals.equals("INT INT")) {
      running.signalNow("INT");
      running.halt();
    } else {
      running.signalNow(signals);
    }
    return null;
  }

  private Path outputs() throws IOException {
    return carbon.workingDirectory().resolve("out");
  }

  private String run() throws IOException {
    try (Stream<Path> runs = Files.list(carbon.stateHome().resolve("runs"))) {
      return runs.findFirst().orElseThrow().getFileName().toString();
    }
  }

  private List<String> records() throws IOException {
    Path ledger = carbon.stateHome().resolve("runs").resolve(run()).resolve("ledger");
    return Files.readAllLines(ledger).stream()
        .map(line -> line.replaceAll(".*\"type\":\"([A-Z_]+)\".*", "$1"))
        .toList();
  }
}

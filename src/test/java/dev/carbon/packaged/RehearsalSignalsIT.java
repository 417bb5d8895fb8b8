package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.packaged.CarbonProcess.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real signals to {@code carbon train} on this machine: at each step, which is what it has just
 * written to its history, and while the script runs.
 */
@DisabledOnOs(OS.WINDOWS)
class RehearsalSignalsIT {
  /** Trains until it is told that it is enough. */
  private static final String SCRIPT =
      """
      import os, time
      with open(os.path.join(os.environ["AIP_CHECKPOINT_DIR"], "pid"), "w") as file:
          file.write(str(os.getpid()))
      print("ready", flush=True)
      while not os.path.exists("%s"):
          time.sleep(0.02)
      with open(os.path.join(os.environ["AIP_MODEL_DIR"], "weights"), "w") as file:
          file.write("all")
      """;

  @TempDir private Path home;
  private CarbonProcess carbon;

  @BeforeEach
  void startEmpty() throws IOException {
    home = home.toRealPath();
    carbon = new CarbonProcess(home);
    Files.writeString(home.resolve("job.py"), SCRIPT.formatted(home.resolve("enough")));
  }

  @ParameterizedTest
  @CsvSource({
    "PLAN, INT, 130",
    "PLAN, TERM, 143",
    "PLAN, HUP, 129",
    "BUCKET_OK, INT, 130",
    "BUCKET_OK, TERM, 143",
    "BUCKET_OK, HUP, 129",
    "UPLOAD_INTENT, INT, 130",
    "UPLOAD_INTENT, TERM, 143",
    "UPLOAD_INTENT, HUP, 129",
    "JOB_INTENT, INT, 130",
    "JOB_INTENT, TERM, 143",
    "JOB_INTENT, HUP, 129",
    "JOB_OK, INT, 130",
    "JOB_OK, TERM, 143",
    "JOB_OK, HUP, 129"
  })
  void untilTheScriptHasEndedItIsEndedAndNothingIsLeft(String step, String signal, int exit)
      throws Exception {
    Result result = signalledAfter(step, signal);

    assertEquals(exit, result.exit(), result.err());
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "FETCH_OK, INT, 130",
    "FETCH_OK, TERM, 143",
    "FETCH_OK, HUP, 129",
    "DELETE_INTENT, INT, 130",
    "DELETE_INTENT, TERM, 143",
    "DELETE_INTENT, HUP, 129"
  })
  void whatAScriptThatHasEndedWroteComesHomeAllTheSame(String step, String signal, int exit)
      throws Exception {
    enough();
    Result result = signalledAfter(step, signal);

    assertTrue(result.exit() == 0 || result.exit() == exit, result.exit() + ": " + result.err());
    assertEquals("all", Files.readString(outputs().resolve("model/weights")));
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
  void aRunningScriptIsEndedAndWhatItHadWrittenIsKept(String signal, int exit) throws Exception {
    Running running = start(carbon);
    running.awaitSaying("| ready");
    running.signal(signal);
    Result result = running.await();

    assertEquals(exit, result.exit(), result.err());
    assertTrue(Files.exists(outputs().resolve("checkpoints/pid")));
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aSecondCtrlCHaltsAndAnotherCarbonEndsTheScript(String first) throws Exception {
    Running running = start(carbon);
    running.awaitSaying("| ready");
    running.signal(first);
    running.awaitSaying("Stopping");
    running.halt();

    assertEquals(130, running.await().exit());
    Result cancelled = carbon.run("cancel", run());
    assertEquals(0, cancelled.exit(), cancelled.err());
    assertTrue(Files.exists(outputs().resolve("checkpoints/pid")));
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BUCKET_OK", "UPLOAD_INTENT"})
  void aHaltBeforeTheScriptRunsLeavesNothingThatCleanupDoesNotFind(String step) throws Exception {
    assertEquals(130, signalledAfter(step, "INT INT").exit());

    Result cleaned = carbon.run("cleanup", run());

    assertEquals(0, cleaned.exit(), cleaned.err());
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @ValueSource(strings = {"JOB_OK", "FETCH_OK", "VERIFIED", "DELETE_INTENT"})
  void aHaltAfterItLosesNothingOfWhatItMakes(String step) throws Exception {
    if (!step.equals("JOB_OK")) {
      enough();
    }
    assertEquals(130, signalledAfter(step, "INT INT").exit());
    enough();

    Result resumed = carbon.run("resume", run());

    assertEquals(0, resumed.exit(), resumed.err());
    assertEquals("all", Files.readString(outputs().resolve("model/weights")));
    assertNothingIsLeft();
  }

  private void enough() throws IOException {
    Files.write(home.resolve("enough"), new byte[0]);
  }

  private Running start(CarbonProcess process) throws IOException {
    String script = home.resolve("job.py").toString();
    return process.start("train", script, "--regions", "europe-west4", "--output", "out");
  }

  /** The signals reach it while it stands still behind the first record of that type. */
  private Result signalledAfter(String type, String signals) throws Exception {
    KillPoint point = new KillPoint(KillPoint.Kind.RECORD, type, 1, true);
    try (LedgerBreakpoint breakpoint = LedgerBreakpoint.at(point)) {
      Running running = start(new CarbonProcess(home).jvm(breakpoint.jvmFlag()));
      breakpoint.await(() -> send(running, signals));
      return running.await();
    }
  }

  private static void send(Running running, String signals) {
    if (signals.equals("INT INT")) {
      running.signalNow("INT");
      running.halt();
    } else {
      running.signalNow(signals);
    }
  }

  private void assertNothingIsLeft() throws IOException {
    assertTrue(Files.readString(ledger()).contains("\"type\":\"CLOSED\""), "closed");
    assertEquals(List.of(), children(carbon.stateHome().resolve("staging")));
    Path pid = outputs().resolve("checkpoints/pid");
    boolean alive =
        Files.exists(pid)
            && ProcessHandle.of(Long.parseLong(Files.readString(pid)))
                .map(ProcessHandle::isAlive)
                .orElse(false);
    assertFalse(alive, "the script runs on");
  }

  private Path outputs() throws IOException {
    return carbon.workingDirectory().resolve("out");
  }

  private Path ledger() throws IOException {
    return carbon.stateHome().resolve("runs").resolve(run()).resolve("ledger");
  }

  private String run() throws IOException {
    return children(carbon.stateHome().resolve("runs")).get(0).getFileName().toString();
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

package dev.carbon.packaged;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Disks that are full, cannot be written or vanish while a run goes on. A file system is full where
 * the machine permits to mount one, and a file cannot grow everywhere.
 */
@DisabledOnOs(OS.WINDOWS)
class DiskIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();
  private static final String[] TRAIN = {
    "train", BLOBS, "--regions", "europe-west4", "--yes", "--output", "out"
  };
  private static final String MODEL = "model/weights.bin";
  private static final byte[] CONTENT = new byte[2 << 20];

  private static final int INCOMPLETE = 10;
  private static final int UNKNOWN = 11;

  @TempDir private Path home;
  private FakeGoogleCloud cloud;
  private int jobsBefore;

  @BeforeEach
  void startCloud() throws IOException {
    home = home.toRealPath();
    cloud =
        FakeGoogleCloud.start(
            new CloudScript().output(MODEL, CONTENT).outputsOn(JobState.JOB_STATE_RUNNING));
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {".local/state/carbon", ".local/state/carbon/runs"})
  void whereNoHistoryCanBeBegunNothingIsStarted(String inTheWay) throws Exception {
    Path file = home.resolve(inTheWay);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "not a folder");

    assertNothingIsStarted(carbon().run(TRAIN));
  }

  @Test
  void onADiskThatCannotBeWrittenNothingIsStarted() throws Exception {
    try (Mount state = Mount.at(stateHome(), "ro")) {
      assertFalse(Files.isWritable(state.folder()));
      assertNothingIsStarted(carbon().run(TRAIN));
    }
  }

  private void assertNothingIsStarted(Result result) {
    assertEquals(3, result.exit(), result.err());
    assertTrue(result.err().contains("nothing was started"), result.err());
    assertTrue(result.err().contains("CARBON_STATE_HOME"), result.err());
    assertEquals(List.of(), cloud.calls());
  }

  @ParameterizedTest
  @MethodSource("steps")
  void whatIsLeftOfARunWhoseDiskIsFullIsToldAndIsFinishedOnceThereIsRoom(String step)
      throws Exception {
    try (Mount state = Mount.at(stateHome(), "size=256k")) {
      doAt(step, state::fill);
      Result result = carbon().run(TRAIN);
      assertAllIsTold(result);

      state.makeRoom();
      assertFinished(carbon().run("resume", run(stateHome())));
    }
  }

  @ParameterizedTest
  @MethodSource("steps")
  void aRunWhoseHistoryVanishesIsToldAndIsFinishedOnAnotherMachine(String step) throws Exception {
    doAt(step, () -> Trees.delete(stateHome()));
    Result result = carbon().run(TRAIN);
    assertAllIsTold(result);
    if (cloud.buckets().isEmpty()) {
      assertEquals(List.of(), cloud.liveJobs());
      return;
    }

    CarbonProcess other = in(new CarbonProcess(Files.createDirectory(home.resolve("other"))));
    Result found = other.run("recover", "--project", "my-project");
    if (found.exit() == INCOMPLETE) {
      // The bucket was made and nothing more: there was no time for a copy of the history.
      assertEquals("bucket.insert", step, found.err());
      assertTrue((found.out() + found.err()).contains(cloud.buckets().get(0).name()));
      return;
    }
    assertEquals(0, found.exit(), found.err());
    String run = run(other.stateHome());
    Result resumed = other.run("resume", run);
    if (resumed.exit() == UNKNOWN) {
      // The copy is older than the question for the job, if there was one: a person has to say.
      assertEquals(List.of(), cloud.jobs());
      assertFinished(other.run("cleanup", run, "--assume-no-job"));
    } else {
      assertFinished(resumed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9})
  void aHistoryThatCannotGrowEndsTheRunWhereverItIs(int tenths) throws Exception {
    assertEquals(0, carbon().run(TRAIN).exit());
    long whole = Files.size(ledger(stateHome()));
    Trees.delete(home.resolve("work"));
    Trees.delete(stateHome());
    int calls = cloud.calls().size();
    jobsBefore = cloud.jobs().size();

    // The outputs are larger than a file may be, too: they stay in the bucket.
    long blocks = Math.max(1, whole * tenths / 10 / 512);
    Running running =
        carbon()
            .jvm("-XX:-UsePerfData")
            .inShell("ulimit -f " + blocks + "; exec \"$@\"")
            .conversing() // What is said must not grow in a file.
            .start(TRAIN);
    String said = new String(running.process().getErrorStream().readAllBytes(), UTF_8);
    Result ended = running.await();

    assertAllIsTold(new Result(ended.exit(), ended.out(), said));
    if (cloud.calls().size() > calls) {
      assertFinished(carbon().run("resume", run(stateHome())));
    }
  }

  @Test
  void outputsForWhichThereIsNoRoomStayInTheBucketUntilThereIs() throws Exception {
    try (Mount out = Mount.at(home.resolve("work/out"), "size=1m")) {
      Result result = carbon().run(TRAIN);
      assertEquals(9, result.exit(), result.err());
      assertTrue(result.err().contains("has room for"), result.err());
      assertAllIsTold(result);

      out.resize("8m");
      assertFinished(carbon().run("resume", run(stateHome())));
    }
  }

  @Test
  void aFileThatCannotGrowWhileItIsFetchedCostsNothing() throws Exception {
    int megabyte = (1 << 20) / 512;
    Result result =
        carbon()
            .jvm("-XX:-UsePerfData")
            .inShell("ulimit -f " + megabyte + "; exec \"$@\"")
            .run(TRAIN);

    assertEquals(9, result.exit(), result.err());
    assertTrue(result.err().contains(MODEL), result.err());
    assertAllIsTold(result);
    assertFinished(carbon().run("resume", run(stateHome())));
  }

  @Test
  void aReceiptThatCannotBeWrittenIsToldAndTheRunIsDone() throws Exception {
    Result result = carbon().inShell("exec \"$@\" >/dev/full").run(TRAIN);

    assertEquals(3, result.exit(), result.err());
    assertTrue(result.err().contains("could not write the result"), result.err());
    assertNothingIsLeft();
  }

  @Test
  void aConversationThatCannotBeWrittenChangesNothing() throws Exception {
    Result result = carbon().inShell("exec \"$@\" 2>/dev/full").run(TRAIN);

    assertEquals(0, result.exit());
    assertNothingIsLeft();
  }

  static List<String> steps() {
    return List.of(
        "bucket.insert",
        "object.insert",
        "CreateCustomJob",
        "GetCustomJob",
        "object.download",
        "object.delete",
        "bucket.delete");
  }

  /** Whatever lives or costs money is named, with the command that deals with it. */
  private void assertAllIsTold(Result result) {
    String err = result.err();
    assertFalse(err.contains("Exception"), err);
    assertFalse(err.contains("this is a bug"), err);
    if (!cloud.buckets().isEmpty() || !cloud.liveJobs().isEmpty()) {
      assertTrue(result.exit() != 0, err);
      assertTrue(err.contains("still there: "), err);
      assertTrue(err.contains("next: carbon "), err);
    }
    assertEquals(!cloud.liveJobs().isEmpty(), err.contains("still there: job"), err);
  }

  /** Nothing is left; and if the job trained, its model is at home. */
  private void assertFinished(Result result) throws IOException {
    assertEquals(List.of(), cloud.buckets(), result.err());
    assertEquals(List.of(), cloud.liveJobs(), result.err());
    if (cloud.jobs().size() > jobsBefore) {
      assertEquals(0, result.exit(), result.err());
      assertNothingIsLeft();
    }
  }

  private void assertNothingIsLeft() throws IOException {
    assertEquals(List.of(), cloud.buckets());
    assertEquals(List.of(), cloud.liveJobs());
    try (Stream<Path> files = Files.walk(home)) {
      List<Path> models = files.filter(file -> file.endsWith(MODEL)).toList();
      // Where the first machine had it already, the other has it as well.
      assertFalse(models.isEmpty(), "at home, wherever that is");
      for (Path model : models) {
        assertEquals(CONTENT.length, Files.size(model));
      }
    }
  }

  /** Before the cloud answers the first such call. */
  private void doAt(String step, Deed deed) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    cloud.listen(
        new CallListener() {
          @Override
          public void received(RecordedCall call) {
            if (call.is(step) && !done.isDone()) {
              try {
                deed.carryOut();
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
              done.complete(null);
            }
          }
        });
  }

  /** What happens to a disk. */
  private interface Deed {
    void carryOut() throws IOException;
  }

  private CarbonProcess carbon() {
    return in(new CarbonProcess(home));
  }

  private CarbonProcess in(CarbonProcess process) {
    return process.in(cloud).with("GOOGLE_CLOUD_PROJECT", "my-project");
  }

  private Path stateHome() {
    return new CarbonProcess(home).stateHome();
  }

  private static String run(Path stateHome) throws IOException {
    try (Stream<Path> runs = Files.list(stateHome.resolve("runs"))) {
      return runs.findFirst().orElseThrow().getFileName().toString();
    }
  }

  private static Path ledger(Path stateHome) throws IOException {
    return stateHome.resolve("runs").resolve(run(stateHome)).resolve("ledger");
  }
}

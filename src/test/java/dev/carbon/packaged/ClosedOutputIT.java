package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.packaged.CarbonProcess.Running;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whoever reads the result or the conversation leaves before it comes, as {@code head} does; or
 * nobody was ever there.
 */
@DisabledOnOs(OS.WINDOWS)
class ClosedOutputIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();

  private static final String[] TRAIN = {
    "train", BLOBS, "--regions", "europe-west4", "--yes", "--output", "out"
  };
  private static final String MODEL = "model/weights.json";

  @TempDir private Path home;
  private CarbonProcess carbon;
  private FakeGoogleCloud cloud;

  @BeforeEach
  void startEmpty() throws Exception {
    home = home.toRealPath();
    carbon = new CarbonProcess(home);
    cloud = FakeGoogleCloud.start(new CloudScript().output(MODEL, "{\"w\":1}"));
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"regions", "jobs", "accelerators", "sources", "help json", "--help"})
  void aListEndsQuietly(String command) throws Exception {
    Result result = carbon.unread().run(command.split(" "));

    assertEquals(0, result.exit(), result.err());
    assertFalse(result.err().contains("Exception"), result.err());
    assertFalse(result.err().contains("could not write"), result.err());
  }

  @Test
  void aRunGoesToItsEndAllTheSame() throws Exception {
    Result result = inCloud(carbon.unread()).start(TRAIN).await();

    assertEquals(0, result.exit(), result.err());
    assertAllIsHome();
  }

  @Test
  void whoListensMayLeaveAndTheJobGoesOnAlone() throws Exception {
    JobState waiting = JobState.JOB_STATE_PENDING;
    JobState running = JobState.JOB_STATE_RUNNING;
    cloud.script().nextJobStates(waiting, running, running, JobState.JOB_STATE_SUCCEEDED);
    Running talking = inCloud(carbon).conversing().start(TRAIN);
    try (BufferedReader conversation = talking.process().errorReader()) {
      assertTrue(conversation.lines().anyMatch(line -> line.startsWith("Pending after")));
    }

    assertEquals(0, talking.await().exit());
    assertEquals(1, cloud.liveJobs().size());
    assertEquals(1, cloud.buckets().size());
    assertTakenUp();
  }

  @Test
  void whoNeverListenedStillGetsTheRunThatWasAskedFor() throws Exception {
    JobState running = JobState.JOB_STATE_RUNNING;
    cloud.script().nextJobStates(running, running, running, JobState.JOB_STATE_SUCCEEDED);
    Running talking = inCloud(carbon).conversing().start(TRAIN);
    talking.process().getErrorStream().close();

    assertEquals(0, talking.await().exit());
    assertEquals(1, cloud.liveJobs().size());
    assertTakenUp();
  }

  @Test
  void aCancelIsSeenToItsEndAlthoughNobodyListens() throws Exception {
    cloud.script().jobStates(JobState.JOB_STATE_RUNNING).outputsOn(JobState.JOB_STATE_RUNNING);
    Result launched = inCloud(carbon).run(with("--detach"));
    assertEquals(0, launched.exit(), launched.err());
    Running talking = inCloud(new CarbonProcess(home)).conversing().start("cancel", run());
    talking.process().getErrorStream().close();

    assertEquals(0, talking.await().exit());
    assertAllIsHome();
  }

  @Test
  void aRehearsalThatNobodyHearsGoesToItsEnd() throws Exception {
    Running talking =
        carbon.conversing().start("train", BLOBS, "--regions", "europe-west4", "--output", "out");
    talking.process().getErrorStream().close();

    assertEquals(0, talking.await().exit());
    assertTrue(Files.exists(carbon.workingDirectory().resolve("out/model/model.json")));
  }

  @Test
  void whoReadsNoFurtherDoesNotKeepItFromEndingWhenItIsTold() throws Exception {
    String flood =
        """
        import os, time
        for i in range(20000):
            print("x" * 100, flush=True)
        open("%s", "w").close()
        time.sleep(600)
        """;
    Path flooded = home.resolve("flooded");
    Path script = Files.writeString(home.resolve("job.py"), flood.formatted(flooded));
    Running talking =
        carbon.conversing().start("train", script.toString(), "--regions", "europe-west4");
    while (!Files.exists(flooded) && talking.process().isAlive()) {
      boolean unused = talking.process().waitFor(20, TimeUnit.MILLISECONDS);
    }
    talking.signal("TERM");

    assertEquals(143, talking.await().exit());
    try (Stream<Path> staged = Files.list(carbon.stateHome().resolve("staging"))) {
      assertEquals(List.of(), staged.toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"})
  void noStreamAtAllCostsNoneOfTheFilesThatAreOpenedInItsPlace(String closed) throws Exception {
    Result result = inCloud(carbon).inShell("exec \"$@\" " + closed).run(TRAIN);

    // Where stdout is closed the receipt is lost, and that is told; the run itself is done.
    assertTrue(List.of(0, 3).contains(result.exit()), result.err());
    assertAllIsHome();
    Result jobs = new CarbonProcess(home).run("jobs");
    assertTrue(jobs.out().contains(run()), jobs.out() + jobs.err());
  }

  private void assertTakenUp() throws Exception {
    Result attached = inCloud(new CarbonProcess(home)).run("attach", run());
    assertEquals(0, attached.exit(), attached.err());
    assertAllIsHome();
  }

  private void assertAllIsHome() throws IOException {
    assertEquals(List.of(), cloud.buckets());
    assertEquals(List.of(), cloud.liveJobs());
    assertTrue(
        Files.readString(carbon.workingDirectory().resolve("out").resolve(MODEL)).contains("w"));
  }

  private CarbonProcess inCloud(CarbonProcess process) {
    return process.in(cloud).with("GOOGLE_CLOUD_PROJECT", "my-project");
  }

  private static String[] with(String option) {
    return Stream.concat(Stream.of(TRAIN), Stream.of(option)).toArray(String[]::new);
  }

  private String run() throws IOException {
    try (Stream<Path> runs = Files.list(carbon.stateHome().resolve("runs"))) {
      return runs.findFirst().orElseThrow().getFileName().toString();
    }
  }
}

package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a job in the cloud has printed, through the packaged command. */
class LogsIT {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();

  @TempDir private Path home;
  private FakeGoogleCloud cloud;
  private CarbonProcess carbon;

  @BeforeEach
  void startCloud() throws IOException {
    home = home.toRealPath();
    cloud = FakeGoogleCloud.start(new CloudScript());
    cloud.script().executeJobs(true);
    carbon =
        new CarbonProcess(home)
            .in(cloud)
            .with("CARBON_LOGGING_URL", cloud.loggingUrl())
            .with("GOOGLE_CLOUD_PROJECT", "my-project");
  }

  @AfterEach
  void stopCloud() {
    cloud.close();
  }

  @Test
  void areFollowedUntilTheJobHasEndedAndThenReadAgain() throws Exception {
    String run = launched();

    Result followed = carbon.run("logs", run, "-f");

    assertEquals(0, followed.exit(), followed.err());
    List<String> lines = followed.out().lines().toList();
    for (int epoch = 20; epoch <= 200; epoch += 20) {
      String report = "epoch %3d/200".formatted(epoch);
      assertEquals(1, lines.stream().filter(line -> line.contains(report)).count(), followed.out());
    }

    Result again = carbon.run("logs", run);
    assertEquals(0, again.exit(), again.err());
    assertEquals(lines, again.out().lines().toList());

    Result tail = carbon.run("logs", run, "--tail", "2");
    assertEquals(lines.subList(lines.size() - 2, lines.size()), tail.out().lines().toList());
  }

  @Test
  void areNotShownAgainToWhoComesLate() throws Exception {
    String run = launched();
    Result followed = carbon.run("logs", run, "-f");
    assertEquals(0, followed.exit(), followed.err());

    Result attached = carbon.run("attach", run, "--tail", "3");

    assertEquals(0, attached.exit(), attached.err());
    List<String> all = followed.out().lines().toList();
    List<String> shown =
        attached
            .err()
            .lines()
            .filter(line -> line.startsWith("| "))
            .map(line -> line.substring(2))
            .toList();
    assertEquals(all.subList(all.size() - 3, all.size()), shown);
    assertTrue(attached.err().contains("carbon logs " + run), attached.err());
  }

  private String launched() throws Exception {
    Result launched =
        carbon.run(
            "train", BLOBS, "--regions", "europe-west4", "--yes", "--detach", "--format", "json");
    assertEquals(0, launched.exit(), launched.err());
    return launched.json().get("run").textValue();
  }
}

package dev.carbon.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A run that has ended, whose carbon was killed before it could write that down. */
class UnclosedHistoryTest {
  @TempDir private Path folder;
  private FakeGoogleCloud cloud;

  @BeforeEach
  void start() throws IOException {
    folder = folder.toRealPath();
    Files.writeString(folder.resolve("train.py"), "print('hello')\n");
    cloud = FakeGoogleCloud.start(new CloudScript().output("model/weights.json", "{}"));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"resume", "attach", "cleanup"})
  void isClosedByWhoeverLooksAgain(String command) throws IOException {
    train();
    Path history = history();
    List<String> whole = Files.readAllLines(history);
    List<String> untold = whole.subList(0, whole.size() - 1);
    Files.write(history, untold);
    assertTrue(last(untold).contains("RECEIPT"), last(untold));

    CarbonHere done = carbon(command, run());

    assertEquals(0, done.exit(), done.said());
    assertTrue(last(Files.readAllLines(history)).contains("CLOSED"), done.said());
    assertEquals(1, cloud.jobs().size());
  }

  @Test
  void oneThatIsClosedIsLeftAlone() throws IOException {
    train();
    List<String> whole = Files.readAllLines(history());

    assertEquals(0, carbon("resume", run()).exit());

    assertEquals(whole, Files.readAllLines(history()));
  }

  private void train() {
    CarbonHere done =
        carbon("train", "train.py", "--source", "google-annual", "--regions", "us-west1", "--yes");
    assertEquals(0, done.exit(), done.said());
  }

  private CarbonHere carbon(String... arguments) {
    return CarbonHere.run(cloud, folder, arguments);
  }

  private Path history() throws IOException {
    return runs().resolve(run()).resolve("ledger");
  }

  private String run() throws IOException {
    try (Stream<Path> all = Files.list(runs())) {
      return String.valueOf(all.findFirst().orElseThrow().getFileName());
    }
  }

  private Path runs() {
    return folder.resolve("home/.local/state/carbon/runs");
  }

  private static String last(List<String> lines) {
    return lines.get(lines.size() - 1);
  }
}

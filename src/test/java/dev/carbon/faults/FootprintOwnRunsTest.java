package dev.carbon.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.testing.cloud.ExampleExport;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What carbon footprint makes of histories in each of the states they can be in. */
class FootprintOwnRunsTest {
  private final String month = YearMonth.now(ZoneOffset.UTC).toString();

  @TempDir private Path folder;
  private FakeGoogleCloud cloud;

  @BeforeEach
  void start() throws IOException {
    folder = folder.toRealPath();
    Files.writeString(folder.resolve("train.py"), "print('hello')\n");
    cloud =
        FakeGoogleCloud.start(
            new CloudScript().output("model/weights.json", "{}").timePerStep(Duration.ofHours(1)));
    cloud.plantTable(ExampleExport.TABLE);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void oneRunAndTwoAreSummed() {
    train("--regions", "us-west1");
    double one = Double.parseDouble(cells(footprint())[2]);
    train("--regions", "us-west1");
    String[] cells = cells(footprint());

    assertTrue(one > 0, () -> "kilograms of one: " + one);
    assertEquals(2 * one, Double.parseDouble(cells[2]), one / 50);
    assertEquals("2", cells[cells.length - 1]);
  }

  @Test
  void oneOfWhichNothingIsKnownMakesTheSumUnknown() throws IOException {
    train("--regions", "us-west1");
    withoutReceipt();
    train("--regions", "us-west1");

    CarbonHere told = footprint();

    assertEquals("?", cells(told)[2], told.said());
    assertTrue(told.said().contains(month + ": ours is unknown"), told.said());
  }

  @Test
  void oneWhoseJobWasNeverMadeEmittedNothingAndDoesNotCount() {
    cloud.script().quotaExhausted(1, "custom_model_training_cpus");
    CarbonHere refused =
        carbon("train", "train.py", "--source", "google-annual", "--regions", "us-west1", "--yes");
    assertEquals(6, refused.exit(), refused.said());

    CarbonHere told = footprint();

    assertEquals("-", cells(told)[2], told.said());
    assertFalse(told.said().contains("ours is unknown"), told.said());
  }

  private void withoutReceipt() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("home/.local/state/carbon/runs"))) {
      Path ledger = runs.findFirst().orElseThrow().resolve("ledger");
      List<String> lines = Files.readAllLines(ledger);
      int end = 0;
      while (!lines.get(end).contains("RECEIPT")) {
        end++;
      }
      Files.write(ledger, lines.subList(0, end));
    }
  }

  /** The cells of this month in the table of the comparison, without blanks. */
  private String[] cells(CarbonHere told) {
    assertEquals(0, told.exit(), told.said());
    return told.said()
        .lines()
        .dropWhile(line -> !line.startsWith("my-project"))
        .filter(line -> line.startsWith(month))
        .findFirst()
        .orElseThrow()
        .split(" +");
  }

  private void train(String... more) {
    CarbonHere done =
        carbon(
            Stream.concat(
                    Stream.of("train", "train.py", "--source", "google-annual", "--yes"),
                    Stream.of(more))
                .toArray(String[]::new));
    assertEquals(0, done.exit(), done.said());
  }

  private CarbonHere footprint() {
    return carbon("footprint", "--table", ExampleExport.NAME, "--since", month, "--until", month);
  }

  private CarbonHere carbon(String... arguments) {
    return CarbonHere.run(cloud, folder, arguments);
  }
}

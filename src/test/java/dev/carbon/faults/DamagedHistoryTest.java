package dev.carbon.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.FileLedgers;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.LedgerText;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.RunId;
import dev.carbon.testing.Cases;
import dev.carbon.testing.cloud.ExampleExport;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import io.grpc.Status;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The histories of whole runs, in the cloud on loopback, are damaged: what is read of them was
 * written, or it is refused, and every command says so.
 */
class DamagedHistoryTest {
  private static final int BITS = 8;

  @TempDir private static Path folder;
  private static FakeGoogleCloud cloud;
  private static final List<History> WHOLE = new ArrayList<>();

  /** One history, with its bytes before anybody damaged them. */
  private static final class History {
    private final RunId run;
    private final Path file;
    private final byte[] content;

    private History(RunId run, Path file) throws IOException {
      this.run = run;
      this.file = file;
      this.content = Files.readAllBytes(file);
    }

    /** Also where a cleanup has taken what was left for a run that never began. */
    private void write(byte[] bytes) throws IOException {
      Files.createDirectories(file.getParent());
      Files.write(file, bytes);
    }

    /** Where each line ends, behind its line feed. */
    private List<Integer> ends() {
      List<Integer> ends = new ArrayList<>();
      for (int i = 0; i < content.length; i++) {
        if (content[i] == '\n') {
          ends.add(i + 1);
        }
      }
      return ends;
    }
  }

  /** One is refused in its first region, the job of one is never seen, and one is cancelled. */
  @BeforeAll
  static void runWhole() throws IOException {
    folder = folder.toRealPath();
    Files.writeString(folder.resolve("train.py"), "print('hello')\n");
    CloudScript script = new CloudScript().output("model/weights.json", "{}");
    cloud = FakeGoogleCloud.start(script.outputsOn(JobState.JOB_STATE_RUNNING));
    cloud.plantTable(ExampleExport.TABLE);
    script.quotaExhausted(1, "custom_model_training_cpus");
    CarbonHere refused = train("--output", "first");
    assertEquals(0, refused.exit(), refused.said());
    keep();
    script.failBefore("CreateCustomJob", 1, Status.Code.UNAVAILABLE, "no answer");
    CarbonHere lost = train("--output", "second");
    assertEquals(11, lost.exit(), lost.said());
    goOn("resume", 8);
    script.jobStates(JobState.JOB_STATE_RUNNING);
    assertEquals(0, train("--output", "third", "--detach").exit());
    goOn("cancel", 0);
  }

  /** With the run that is new. */
  private static void goOn(String command, int exit) throws IOException {
    keep();
    History before = WHOLE.remove(WHOLE.size() - 1);
    CarbonHere done = carbon(command, before.run.value());
    assertEquals(exit, done.exit(), done.said());
    WHOLE.add(new History(before.run, before.file));
  }

  @AfterAll
  static void stop() {
    cloud.close();
  }

  @BeforeEach
  void heal() throws IOException {
    for (History history : WHOLE) {
      history.write(history.content);
    }
  }

  @Test
  void theseHistoriesHoldEverySortOfRecord() {
    Set<RecordType> seen =
        WHOLE.stream()
            .flatMap(history -> read(history).stream())
            .map(LedgerRecord::type)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(RecordType.class)));

    assertEquals(EnumSet.allOf(RecordType.class), seen);
  }

  @Test
  void oneThatEndsAnywhereHoldsTheRecordsUpToThere() throws IOException {
    for (History history : WHOLE) {
      List<LedgerRecord> records = read(history);
      List<Integer> ends = history.ends();
      try (FileChannel channel = FileChannel.open(history.file, StandardOpenOption.WRITE)) {
        for (int length = history.content.length; length >= 0; length--) {
          channel.truncate(length);
          int cut = length;
          int whole = (int) ends.stream().filter(end -> end <= cut).count();
          assertEquals(records.subList(0, whole), read(history), "cut at " + length);
        }
      }
    }
  }

  @Test
  void anyBitThatFlipsInAnyLineIsNoticed() {
    for (History history : WHOLE) {
      List<LedgerRecord> records = read(history);
      int start = 0;
      for (int line = 0; line < records.size(); line++) {
        int end = history.ends().get(line);
        flipEach(Arrays.copyOfRange(history.content, start, end), records.get(line));
        start = end;
      }
    }
  }

  /** A checksum in capitals would be the same number: no such line is taken for another. */
  private static void flipEach(byte[] line, LedgerRecord written) {
    for (int i = 0; i < line.length; i++) {
      for (int bit = 0; bit < BITS; bit++) {
        line[i] ^= (byte) (1 << bit);
        List<LedgerRecord> read = readCopy(line);
        assertTrue(read.isEmpty() || read.equals(List.of(written)), "byte " + i + " bit " + bit);
        line[i] ^= (byte) (1 << bit);
      }
    }
  }

  /** As of a copy, which is refused as soon as one line is damaged. */
  private static List<LedgerRecord> readCopy(byte[] content) {
    try {
      return LedgerText.read("copy", content);
    } catch (CarbonException e) {
      assertEquals(ErrorKind.CONFIGURATION, e.kind());
      return List.of();
    }
  }

  @Test
  void oneBitInTheMiddleIsToldByEveryCommandWithWhatHelps() {
    Cases.check(
        20261121,
        12,
        random -> {
          History history = Cases.any(random, WHOLE);
          byte[] damaged = history.content.clone();
          int from = random.nextInt(history.ends().get(history.ends().size() - 2) - 1);
          damaged[from] ^= (byte) (1 << random.nextInt(BITS));
          history.write(damaged);

          String run = history.run.value();
          for (String command :
              List.of("attach", "resume", "cancel", "fetch", "cleanup", "logs", "jobs show")) {
            CarbonHere told = carbon((command + " " + run).split(" "));
            assertEquals(3, told.exit(), command + ": " + told.said());
            assertTrue(told.said().contains("is damaged"), told.said());
            assertTrue(told.said().contains("carbon recover"), told.said());
          }
          CarbonHere jobs = carbon("jobs");
          assertEquals(3, jobs.exit(), jobs.said());
          assertTrue(jobs.said().contains(run + ": could not read"), jobs.said());
          assertTrue(jobs.said().contains("carbon recover"), jobs.said());
          CarbonHere footprint = carbon("footprint", "--table", ExampleExport.NAME);
          assertEquals(0, footprint.exit(), footprint.said());
          assertTrue(footprint.said().contains("1 history could not be read"), footprint.said());
          for (History other : WHOLE) {
            assertTrue(jobs.said().contains(other.run.value()), "hides no other");
          }
          history.write(history.content);
        });
  }

  @Test
  void whateverIsLeftOfOneNoCommandBreaksDown() {
    Cases.check(
        20261122,
        25,
        random -> {
          History history = Cases.any(random, WHOLE);
          history.write(damaged(history.content, random));
          String run = history.run.value();
          List<String> commands =
              List.of(
                  "jobs",
                  "attach " + run,
                  "resume " + run,
                  "cleanup " + run,
                  "fetch " + run,
                  "logs " + run,
                  "footprint --table " + ExampleExport.NAME);
          String command = Cases.any(random, commands);
          CarbonHere told = carbon(command.split(" "));

          assertTrue(told.exit() != 1, command + ": " + told.said());
          assertFalse(told.said().contains("Exception"), told.said());
          assertEquals(List.of(), cloud.liveJobs(), "nothing is started by it");
          assertEquals(3, cloud.jobs().size() + 1, "two jobs were made, and a third was refused");
          history.write(history.content);
        });
  }

  /** A piece is cut off, overwritten, doubled or taken out. */
  private static byte[] damaged(byte[] whole, Random random) {
    int from = random.nextInt(whole.length);
    if (random.nextBoolean()) {
      return Arrays.copyOf(whole, from);
    }
    int to = from + random.nextInt(whole.length - from);
    byte[] piece = new byte[random.nextInt(100)];
    random.nextBytes(piece);
    byte[] damaged = Arrays.copyOf(whole, from + piece.length + whole.length - to);
    System.arraycopy(piece, 0, damaged, from, piece.length);
    System.arraycopy(whole, to, damaged, from + piece.length, whole.length - to);
    return damaged;
  }

  private static List<LedgerRecord> read(History history) {
    return new FileLedgers(stateHome(), Clock.systemUTC()).read(history.run);
  }

  /** Remembers the history that is new. */
  private static void keep() throws IOException {
    try (Stream<Path> runs = Files.list(stateHome().resolve("runs"))) {
      for (Path each : runs.toList()) {
        RunId run = RunId.parse(String.valueOf(each.getFileName())).orElseThrow();
        Path file = each.resolve("ledger");
        if (WHOLE.stream().noneMatch(history -> history.run.equals(run))) {
          WHOLE.add(new History(run, file));
        }
      }
    }
  }

  private static CarbonHere train(String... more) {
    return carbon(
        Stream.concat(
                Stream.of("train", "train.py", "--source", "google-annual", "--yes"),
                Stream.concat(Stream.of("--regions", "us-west1,europe-west4"), Stream.of(more)))
            .toArray(String[]::new));
  }

  private static CarbonHere carbon(String... arguments) {
    return CarbonHere.run(cloud, folder, arguments);
  }

  private static Path stateHome() {
    return folder.resolve("home/.local/state/carbon");
  }
}

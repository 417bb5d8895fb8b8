package dev.carbon.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFetcherTest {
  @TempDir private Path folder;

  private final FakeStager stager = new FakeStager();
  private final List<OutputFile> heard = new ArrayList<>();
  private final HeardTransfer<OutputFile> listener = new HeardTransfer<>(heard);
  private final Bucket bucket = newBucket();
  private Path home = Path.of("");

  @BeforeEach
  void chooseHome() {
    home = folder.resolve("runs/outputs");
  }

  @Test
  void bringsEveryWantedObjectHomeAndTellsOfEach() throws IOException {
    write("output/model/weights.json", "{}");
    write("output/log.txt", "fine");
    write("input/code.tar", "code");
    List<OutputFile> files = fetch();
    assertEquals(
        List.of("log.txt", "model/weights.json"), files.stream().map(OutputFile::path).toList());
    assertEquals(files, heard);
    assertEquals("{}", Files.readString(home.resolve("model/weights.json")));
    assertEquals(2, filesAtHome());
  }

  @Test
  void bringsAnEmptyFileHomeButNoFolderMarker() {
    write("output/empty", "");
    write("output/checkpoints/", "");
    assertEquals(List.of("empty"), fetch().stream().map(OutputFile::path).toList());
  }

  @Test
  void leavesNothingBesideTheOutputs() throws IOException {
    write("output/model/a", "1");
    fetch();
    try (Stream<Path> paths = Files.walk(home)) {
      assertEquals(
          List.of("", "model", "model/a"),
          paths.map(path -> home.relativize(path).toString()).sorted().toList());
    }
  }

  @Test
  void makesNoFolderWhenThereIsNothing() {
    assertEquals(List.of(), fetch());
    assertFalse(Files.exists(home));
  }

  @Nested
  class WhileObjectsStillArrive {
    @Test
    void fetchesWhatTheSecondListingShows() {
      write("output/a", "1");
      stager.lateObject(1, new ObjectName("output/late"), bytes("2"));
      assertEquals(List.of("a", "late"), fetch().stream().map(OutputFile::path).toList());
    }

    @Test
    void believesAnEmptyBucketOnlyTheSecondTime() {
      stager.lateObject(1, new ObjectName("output/late"), bytes("2"));
      assertEquals(List.of("late"), fetch().stream().map(OutputFile::path).toList());
    }

    @Test
    void fetchesANewerVersionAgainAndKeepsThatOne() throws IOException {
      write("output/a", "old");
      stager.lateObject(1, new ObjectName("output/a"), bytes("new"));
      List<OutputFile> files = fetch();
      assertEquals(1, files.size());
      assertEquals("new", Files.readString(home.resolve("a")));
      assertEquals(Crc32c.of(bytes("new")), files.get(0).object().crc32c());
    }

    @Test
    void keepsAnOutputThatIsNamedLikeADownloadUnderWay() throws IOException {
      write("output/a.carbon-partial", "mine");
      write("output/b%partial", "mine too");
      stager.lateObject(1, new ObjectName("output/a"), bytes("2"));
      stager.lateObject(1, new ObjectName("output/b"), bytes("2"));
      for (OutputFile file : fetch()) {
        assertEquals(file.object().crc32c(), Crc32c.of(home.resolve(file.path())));
      }
      assertEquals(4, filesAtHome());
    }

    @Test
    void givesUpWhenItNeverEnds() {
      for (int i = 0; i < 10; i++) {
        stager.lateObject(i, new ObjectName("output/" + i), bytes("x"));
      }
      assertTrue(failure().contains("keep changing"));
    }
  }

  @Nested
  class WhenADownloadIsCorrupt {
    @Test
    void triesTwiceMore() throws IOException {
      write("output/a", "right");
      stager.corruptDownloads(2);
      assertEquals(1, fetch().size());
      assertEquals("right", Files.readString(home.resolve("a")));
      assertEquals(3, stager.calls("download"));
    }

    @Test
    void thenSaysThatTheOutputsAreNotProvenAndLeavesNothingWrongBehind() throws IOException {
      write("output/a", "right");
      stager.corruptDownloads(3);
      assertTrue(failure().contains("output/a"));
      assertEquals(List.of(), heard);
      assertEquals(0, filesAtHome());
      assertEquals(1, stager.list(bucket).size());
    }
  }

  @Nested
  class WhenSomethingLiesThereAlready {
    @Test
    void neverOverwritesAFile() throws IOException {
      Files.createDirectories(home);
      Files.writeString(home.resolve("a"), "mine");
      write("output/a", "theirs");
      failure();
      assertEquals("mine", Files.readString(home.resolve("a")));
    }

    @Test
    void neverWritesThroughALinkToAFile() throws IOException {
      Path elsewhere = folder.resolve("elsewhere");
      Files.createDirectories(home);
      Files.createSymbolicLink(home.resolve("a"), elsewhere);
      write("output/a", "theirs");
      failure();
      assertFalse(Files.exists(elsewhere));
    }

    @Test
    void neitherWritesNorMakesFoldersThroughALinkToAFolder() throws IOException {
      Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
      Files.createDirectories(home);
      Files.createSymbolicLink(home.resolve("link"), elsewhere);
      write("output/link/deep/er/a", "theirs");
      failure();
      try (Stream<Path> made = Files.list(elsewhere)) {
        assertEquals(List.of(), made.toList());
      }
    }

    @Test
    void takesAHomeThatIsItselfALink() throws IOException {
      Path real = Files.createDirectory(folder.resolve("real"));
      home = Files.createSymbolicLink(folder.resolve("link"), real);
      write("output/deep/a", "1");
      assertEquals(1, fetch().size());
      assertEquals("1", Files.readString(real.resolve("deep/a")));
    }
  }

  @Nested
  class WhenNamesAreNasty {
    @Test
    void refusesTwoThatAreOneFileWhereCaseDoesNotCount() {
      write("output/Model.bin", "1");
      write("output/model.bin", "2");
      assertTrue(failure().contains("would overwrite another output"));
    }

    @Test
    void refusesAFileThatIsAlsoAFolder() {
      write("output/a", "1");
      write("output/a/b", "2");
      failure();
    }

    @Test
    void staysAtHomeWhateverTheNameSays() throws IOException {
      write("output/../../../escape", "1");
      write("/absolute", "2");
      CarbonException error = assertThrows(CarbonException.class, this::fetchAll);
      assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, error.kind());
      assertFalse(Files.exists(folder.resolve("escape")));
      stager.deleteObjects(bucket, stager.list(bucket).subList(0, 1));
      assertEquals(1, fetch().size());
      assertEquals("1", Files.readString(home.resolve("%2E%2E/%2E%2E/%2E%2E/escape")));
    }

    private void fetchAll() {
      new OutputFetcher(stager, home).fetch(bucket, name -> true, listener);
    }
  }

  @Test
  void passesOnThatTheStoreCannotBeReached() {
    write("output/a", "1");
    stager.failNext("download", new CarbonException(ErrorKind.UPSTREAM, "it is down"));
    CarbonException error = assertThrows(CarbonException.class, this::fetch);
    assertEquals("it is down", error.text());
  }

  private List<OutputFile> fetch() {
    return new OutputFetcher(stager, home)
        .fetch(bucket, object -> object.name().isOutput(), listener);
  }

  private String failure() {
    CarbonException error = assertThrows(CarbonException.class, this::fetch);
    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, error.kind());
    assertTrue(error.hint().orElse("").contains("bucket is kept"));
    return error.text();
  }

  private long filesAtHome() throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  private void write(String name, String content) {
    stager.write(bucket.name(), new ObjectName(name), bytes(content));
  }

  private Bucket newBucket() {
    RunId run = RunId.random(new SecureRandom());
    return stager.create(
        new BucketSpec(
            BucketName.of(run, 1),
            Location.LOCAL,
            Labels.of(run, 1, "0.1.0", Instant.EPOCH),
            Optional.empty(),
            false));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}

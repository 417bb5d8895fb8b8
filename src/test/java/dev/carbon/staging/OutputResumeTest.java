package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs that come in several goes, several at a time, or not at all for want of room. */
class OutputResumeTest {
  private static final ObjectName MODEL = new ObjectName("output/model");

  @TempDir private Path home;

  private final FakeStager stager = new FakeStager();
  private final Bucket bucket = newBucket();
  private final HeardTransfer<OutputFile> heard = new HeardTransfer<>(new ArrayList<>());

  @Test
  void goesOnWhereADownloadBroke() throws IOException {
    byte[] content = {1, 2, 3, 4, 5, 6, 7, 8};
    stager.write(bucket.name(), MODEL, content);
    stager.breakDownloads(2);

    fetch(FreeSpace.OF_DISK);

    assertArrayEquals(content, Files.readAllBytes(home.resolve("model")));
    assertEquals(3, stager.calls("download"));
    assertEquals(1, filesAtHome());
  }

  @Test
  void beginsAnewWhenWhatWasPutTogetherIsWrong() throws IOException {
    byte[] content = {1, 2, 3, 4, 5, 6, 7, 8};
    stager.write(bucket.name(), MODEL, content);
    stager.corruptDownloads(1);
    stager.breakDownloads(1);

    fetch(FreeSpace.OF_DISK);

    assertArrayEquals(content, Files.readAllBytes(home.resolve("model")));
  }

  @Test
  void leavesNoPartBehindWhenAllHasFailed() throws IOException {
    stager.write(bucket.name(), MODEL, new byte[] {1});
    stager.breakDownloads(2);

    assertThrows(CarbonException.class, () -> fetch(FreeSpace.OF_DISK));

    try (Stream<Path> left = Files.list(home)) {
      assertEquals(List.of(), left.toList());
    }
  }

  @Test
  void looksForRoomBeforeTheFirstByte() {
    stager.write(bucket.name(), MODEL, new byte[1000]);

    CarbonException error = assertThrows(CarbonException.class, () -> fetch(folder -> 999));

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, error.kind());
    assertTrue(error.text().contains("1000 bytes"), error.text());
    assertTrue(error.text().contains("999"), error.text());
    assertEquals(0, stager.calls("download"));
  }

  @Test
  void takesRoomThatIsJustEnough() {
    stager.write(bucket.name(), MODEL, new byte[1000]);

    assertEquals(1, fetch(folder -> 1000).size());
  }

  @Test
  void bringsManyAtOnceInTheOrderOfTheirNames() throws IOException {
    stager.workAtOnce(8);
    for (int i = 0; i < 200; i++) {
      stager.write(
          bucket.name(), new ObjectName(String.format("output/d%d/f%03d", i % 7, i)), new byte[i]);
    }

    List<OutputFile> files = fetch(FreeSpace.OF_DISK);

    assertEquals(200, filesAtHome());
    assertEquals(files.stream().map(OutputFile::path).sorted().toList(), paths(files));
    assertEquals(200, heard.done.size());
    assertFalse(
        heard.threads.stream().anyMatch(name -> !name.equals(Thread.currentThread().getName())));
  }

  private static List<String> paths(List<OutputFile> files) {
    return files.stream().map(OutputFile::path).toList();
  }

  private List<OutputFile> fetch(FreeSpace space) {
    return new OutputFetcher(stager, home, space)
        .fetch(bucket, object -> object.name().isOutput(), heard);
  }

  private long filesAtHome() throws IOException {
    try (Stream<Path> paths = Files.walk(home)) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  private Bucket newBucket() {
    RunId run = RunId.random(new SecureRandom());
    return stager.create(
        new BucketSpec(
            BucketName.of(run, 1), Location.LOCAL, Labels.of(run, 1, "0.1.0", Instant.EPOCH)));
  }
}

package dev.carbon.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFetcherTest {
  private static final byte[] FIRST = "first".getBytes(UTF_8);
  private static final byte[] SECOND = "second".getBytes(UTF_8);

  @TempDir private Path folder;
  private final FakeStager store = new FakeStager();
  private final RunId run = RunId.random(new SecureRandom());
  private final Bucket bucket =
      store.create(
          new BucketSpec(
              BucketName.of(run, 1),
              new Location("europe-north1"),
              Labels.of(run, 1, "0.1.0", Instant.EPOCH)));

  @Test
  void leavesNothingBesideTheOutputs() throws IOException {
    write("output/model/a", FIRST);

    fetch();

    try (Stream<Path> files = Files.walk(home())) {
      assertEquals(
          List.of("", "model", "model/a"),
          files.map(file -> home().relativize(file).toString()).sorted().toList());
    }
  }

  @Test
  void bringsTheNewVersionHomeWithoutTouchingAnOutputOfASimilarName() throws IOException {
    write("output/a", FIRST);
    write("output/a.carbon-partial", FIRST);
    store.lateObject(1, new ObjectName("output/a"), SECOND);

    List<OutputFile> files = fetch();

    assertEquals(2, files.size());
    assertArrayEquals(SECOND, Files.readAllBytes(home().resolve("a")));
    assertArrayEquals(FIRST, Files.readAllBytes(home().resolve("a.carbon-partial")));
  }

  @Test
  void makesNotEvenAFolderThroughALinkThatLeadsOut() throws IOException {
    Path outside = Files.createDirectory(folder.resolve("outside"));
    Files.createDirectories(home());
    Files.createSymbolicLink(home().resolve("model"), outside);
    write("output/model/deep/a", FIRST);

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, refusal());

    assertFalse(Files.exists(outside.resolve("deep")));
  }

  @Test
  void overwritesNothingOfTheUsers() throws IOException {
    Files.createDirectories(home());
    Files.write(home().resolve("a"), SECOND);
    write("output/a", FIRST);

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, refusal());

    assertArrayEquals(SECOND, Files.readAllBytes(home().resolve("a")));
  }

  @Test
  void refusesTwoOutputsThatAreOneFileOnSomeSystems() {
    write("output/Model", FIRST);
    write("output/model", SECOND);

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, refusal());
  }

  @Test
  void refusesAnOutputThatIsAFileAndAFolder() {
    write("output/a", FIRST);
    write("output/a/b", SECOND);

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, refusal());
  }

  @Test
  void givesUpOnOutputsThatNeverStopChanging() {
    for (int list = 0; list < 10; list++) {
      store.lateObject(list, new ObjectName("output/" + list), FIRST);
    }

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, refusal());
  }

  @Test
  void passesOverTheMarkersOfFolders() {
    write("output/model/", new byte[0]);

    assertEquals(List.of(), fetch());
  }

  private ErrorKind refusal() {
    return assertThrows(CarbonException.class, this::fetch).kind();
  }

  private List<OutputFile> fetch() {
    return new OutputFetcher(store, home()).fetch(bucket, ObjectName::isOutput, file -> {});
  }

  private void write(String name, byte[] content) {
    store.write(bucket.name(), new ObjectName(name), content);
  }

  private Path home() {
    return folder.resolve("home");
  }
}

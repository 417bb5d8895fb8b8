package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.Crc32c;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.OutputFetcher;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.TransferContract;
import dev.carbon.staging.TransferListener;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Downloads in slices: they keep the contract, and what goes wrong with one spoils no other. */
class SlicedDownloadTest extends TransferContract {
  private static final int SLICE = 100_000;
  private static final int SLICES = 10;
  private static final int BYTES = SLICES * SLICE - 1;
  private static final ObjectName MODEL = new ObjectName("output/a model/ü+%2F.bin");
  private static final Duration BOUNDED = Duration.ofSeconds(20);

  private FakeGoogleCloud cloud;
  private GcsStager stager;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start();
    stager = sliced(Duration.ofSeconds(5));
  }

  private GcsStager sliced(Duration patience) {
    return GcsStagers.over(cloud.storageUrl(), patience, new Slicing(SLICE, 3));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Override
  protected Stager stager() {
    return stager;
  }

  @Override
  protected Location location() {
    return new Location("europe-north1");
  }

  @Override
  protected void writeAsJob(Bucket bucket, ObjectName name, byte[] content) {
    cloud.plantObject(bucket.name().value(), name.value(), content);
  }

  @Test
  void asksForEachSliceOnceAndForOneVersionOnly() throws IOException {
    Bucket bucket = bucketWithModel();
    StoredObject model = stager.list(bucket).get(0);
    AtomicLong moved = new AtomicLong();

    stager.download(bucket, model, target(), 0, moved::addAndGet);

    assertArrayEquals(content(), Files.readAllBytes(target()));
    assertEquals(BYTES, moved.get());
    List<RecordedCall> calls = cloud.calls("object.download");
    assertEquals(SLICES, calls.stream().map(call -> call.detail().get("range")).distinct().count());
    assertEquals(SLICES, calls.size());
    String version = Long.toString(model.generation());
    assertTrue(calls.stream().allMatch(c -> version.equals(c.detail().get("generation"))));
    assertTrue(calls.stream().allMatch(c -> version.equals(c.detail().get("ifGenerationMatch"))));
  }

  @Test
  void goesOnWithinASliceThatBrokeOff() throws IOException {
    Bucket bucket = bucketWithModel();
    cloud.script().truncateDownloads(4);

    assertEquals(1, fetch(bucket).size());

    assertArrayEquals(content(), atHome());
    List<RecordedCall> calls = cloud.calls("object.download");
    assertEquals(SLICES + 4, calls.size());
    assertTrue(calls.stream().anyMatch(c -> isInside(c.detail().getOrDefault("range", ""))));
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.INCLUDE,
      names = {"DROP", "STATUS"},
      value = Fault.Kind.class)
  void getsOverSlicesThatAreNotAnsweredForAWhile(Fault.Kind kind) throws IOException {
    Bucket bucket = bucketWithModel();
    Fault fault = kind == Fault.Kind.DROP ? Fault.drop() : Fault.http(503);
    cloud.script().fault("object.download", 3, 5, fault);

    assertEquals(1, fetch(bucket).size());

    assertArrayEquals(content(), atHome());
  }

  /** Some slices are there and some are not: only what has no gap before it is gone on from. */
  @Test
  void leavesABeginningWithoutGapsAndGoesOnFromThere() throws IOException {
    Bucket bucket = bucketWithModel();
    StoredObject model = stager.list(bucket).get(0);
    cloud.script().fault("object.download", 5, Integer.MAX_VALUE, Fault.http(404));

    assertThrows(CarbonException.class, () -> stager.download(bucket, model, target()));

    byte[] beginning = Files.readAllBytes(target());
    assertTrue(beginning.length >= 3 * SLICE && beginning.length < BYTES, "" + beginning.length);
    assertArrayEquals(Arrays.copyOf(content(), beginning.length), beginning);
  }

  @Test
  void leavesNoFileWhenTheFirstSliceDidNotCome() {
    Bucket bucket = bucketWithModel();
    StoredObject model = stager.list(bucket).get(0);
    cloud.script().fault("object.download", Integer.MAX_VALUE, Fault.http(403));

    CarbonException error =
        assertThrows(CarbonException.class, () -> stager.download(bucket, model, target()));

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertFalse(Files.exists(target()));
  }

  @Test
  void seesASliceOfOtherBytesAndFetchesAnew() throws IOException {
    Bucket bucket = bucketWithModel();
    cloud.script().corruptDownloads(1);

    assertEquals(1, fetch(bucket).size());

    assertArrayEquals(content(), atHome());
    assertEquals(2 * SLICES, cloud.calls("object.download").size());
  }

  @Test
  void refusesSlicesOfOtherBytesAndLeavesNothingUnderTheName() throws IOException {
    Bucket bucket = bucketWithModel();
    cloud.script().corruptDownloads(Integer.MAX_VALUE);

    CarbonException error = assertThrows(CarbonException.class, () -> fetch(bucket));

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, error.kind());
    assertEquals(0, filesAtHome());
    assertEquals(1, stager.list(bucket).size());
  }

  @Test
  void neverMixesTwoVersionsOfAnObject() throws IOException {
    Bucket bucket = bucketWithModel();
    StoredObject model = stager.list(bucket).get(0);
    byte[] other = new byte[BYTES];
    AtomicLong moved = new AtomicLong();

    CarbonException error =
        assertThrows(
            CarbonException.class,
            () ->
                stager.download(
                    bucket,
                    model,
                    target(),
                    0,
                    bytes -> {
                      if (moved.getAndAdd(bytes) == 0) {
                        writeAsJob(bucket, MODEL, other);
                      }
                    }));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    byte[] beginning = Files.exists(target()) ? Files.readAllBytes(target()) : new byte[0];
    assertArrayEquals(Arrays.copyOf(content(), beginning.length), beginning);
    assertNotEquals(BYTES, beginning.length);
  }

  @Test
  void takesTheWholeOnceFromAServerThatKnowsNoRanges() throws IOException {
    Bucket bucket = bucketWithModel();
    cloud.script().ignoreRanges(true);

    assertEquals(1, fetch(bucket).size());

    assertArrayEquals(content(), atHome());
    assertTrue(cloud.calls("object.download").size() <= 4, "slices are not each cut from a whole");
  }

  @Test
  void goesOnRightlyWithAServerThatKnowsNoRanges() throws IOException {
    Bucket bucket = bucketWithModel();
    StoredObject model = stager.list(bucket).get(0);
    cloud.script().ignoreRanges(true).truncateDownloads(2);
    Files.write(target(), Arrays.copyOf(content(), 123_456));

    stager.download(bucket, model, target(), 123_456, bytes -> {});

    assertEquals(model.crc32c(), Crc32c.of(target()));
  }

  @Test
  void givesUpInTimeWhenOneSliceIsSilent() {
    Bucket bucket = bucketWithModel();
    StoredObject model = stager.list(bucket).get(0);
    GcsStager hasty = sliced(Duration.ofMillis(300));
    cloud.script().fault("object.download", 4, 1, Fault.silence());

    CarbonException error =
        assertTimeoutPreemptively(
            BOUNDED,
            () ->
                assertThrows(CarbonException.class, () -> hasty.download(bucket, model, target())));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
  }

  private static boolean isInside(String range) {
    String from = range.substring("bytes=".length(), range.indexOf('-'));
    return Long.parseLong(from) % SLICE != 0;
  }

  private Bucket bucketWithModel() {
    Bucket bucket = stager.create(newSpec());
    writeAsJob(bucket, MODEL, content());
    return bucket;
  }

  private static byte[] content() {
    byte[] content = new byte[BYTES];
    new Random(1).nextBytes(content);
    return content;
  }

  private Path target() {
    return folder.resolve("part");
  }

  private Path home() {
    return folder.resolve("home");
  }

  private byte[] atHome() throws IOException {
    return Files.readAllBytes(home().resolve("a model/ü+%252F.bin"));
  }

  private List<OutputFile> fetch(Bucket bucket) {
    return new OutputFetcher(stager, home()).fetch(bucket, object -> true, new Deaf());
  }

  private long filesAtHome() throws IOException {
    try (Stream<Path> paths = Files.walk(home())) {
      return paths.filter(Files::isRegularFile).count();
    }
  }

  /** Hears nothing. */
  private static final class Deaf implements TransferListener<OutputFile> {
    @Override
    public void done(List<OutputFile> objects) {}

    @Override
    public void moved(long bytes, long totalBytes, int objects) {}
  }
}

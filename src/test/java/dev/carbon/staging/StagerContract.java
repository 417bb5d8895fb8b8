package dev.carbon.staging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link Stager} promises; every store and every fake of one passes these. */
public abstract class StagerContract {
  protected static final ObjectName CODE = ObjectName.input("code.tar");
  protected static final ObjectName MODEL =
      new ObjectName(ObjectName.OUTPUT + "model/weights.json");

  private static final byte[] CONTENT = "print('hello')\n".getBytes(UTF_8);
  private static final byte[] OTHER = "print('something else altogether')\n".getBytes(UTF_8);

  @TempDir protected Path folder;

  /** The stager under test; the same one, or one over the same store, at every call of a test. */
  protected abstract Stager stager();

  /** A location where it can make buckets. */
  protected abstract Location location();

  /** Writes an object as the job does: new, or over an old one. */
  protected abstract void writeAsJob(Bucket bucket, ObjectName name, byte[] content)
      throws IOException;

  protected final BucketSpec newSpec() {
    RunId run = RunId.random(new SecureRandom());
    return new BucketSpec(
        BucketName.of(run, 1),
        location(),
        Labels.of(run, 1, "0.1.0", Instant.EPOCH),
        Optional.empty(),
        false);
  }

  @Test
  void makesTheBucketWhereItWasAsked() {
    BucketSpec spec = newSpec();

    Bucket bucket = stager().create(spec);

    assertEquals(spec.name(), bucket.name());
    assertEquals(location(), bucket.location());
    assertEquals(List.of(), stager().list(bucket));
  }

  @Test
  void returnsTheBucketThatTheSameRunAlreadyMade() {
    BucketSpec spec = newSpec();
    Bucket first = stager().create(spec);
    stager().upload(first, CODE, CONTENT);

    Bucket again = stager().create(spec);

    assertEquals(first.name(), again.name());
    assertEquals(1, stager().list(again).size());
  }

  @Test
  void findsTheBucketOfARunUntilItIsGone() {
    BucketSpec spec = newSpec();
    assertEquals(Optional.empty(), stager().find(spec.name()));

    Bucket made = stager().create(spec);
    assertEquals(Optional.of(made), stager().find(spec.name()));

    stager().delete(made);
    assertEquals(Optional.empty(), stager().find(spec.name()));
  }

  @Test
  void listsWhatWasUploadedWithItsSizeAndChecksum() {
    Bucket bucket = stager().create(newSpec());

    StoredObject stored = stager().upload(bucket, CODE, CONTENT);

    assertEquals(CODE, stored.name());
    assertEquals(CONTENT.length, stored.bytes());
    assertEquals(Crc32c.of(CONTENT), stored.crc32c());
    assertEquals(List.of(stored), stager().list(bucket));
  }

  @Test
  void uploadsAnEmptyObject() throws IOException {
    Bucket bucket = stager().create(newSpec());
    StoredObject stored = stager().upload(bucket, CODE, new byte[0]);
    Path target = folder.resolve("empty");

    stager().download(bucket, stored, target);

    assertEquals(0, stored.bytes());
    assertEquals(0, Files.size(target));
  }

  @Test
  void takesTheSameBytesAgainAsASuccess() {
    Bucket bucket = stager().create(newSpec());
    StoredObject first = stager().upload(bucket, CODE, CONTENT);

    assertEquals(first, stager().upload(bucket, CODE, CONTENT));
  }

  @Test
  void neverOverwritesAnObjectWithOtherBytes() {
    Bucket bucket = stager().create(newSpec());
    StoredObject first = stager().upload(bucket, CODE, CONTENT);

    CarbonException refusal =
        assertThrows(CarbonException.class, () -> stager().upload(bucket, CODE, OTHER));

    assertEquals(ErrorKind.CONFIGURATION, refusal.kind());
    assertEquals(List.of(first), stager().list(bucket));
  }

  @Test
  void listsInNameOrder() throws IOException {
    Bucket bucket = stager().create(newSpec());
    List<String> names = List.of("output/b", "output/a/c", "input/z", "output/a-b");
    for (String name : names) {
      writeAsJob(bucket, new ObjectName(name), CONTENT);
    }

    assertEquals(
        names.stream().sorted().toList(),
        stager().list(bucket).stream().map(object -> object.name().value()).toList());
  }

  @Test
  void bringsHomeWhatTheJobWrote() throws IOException {
    Bucket bucket = stager().create(newSpec());
    byte[] model = new byte[300_000];
    new SecureRandom().nextBytes(model);
    writeAsJob(bucket, MODEL, model);
    StoredObject listed = only(bucket);
    Path target = folder.resolve("weights.json");

    stager().download(bucket, listed, target);

    assertArrayEquals(model, Files.readAllBytes(target));
    assertEquals(listed.crc32c(), Crc32c.of(target));
  }

  @Test
  void doesNotDownloadAnotherVersionThanAsked() throws IOException {
    Bucket bucket = stager().create(newSpec());
    writeAsJob(bucket, MODEL, CONTENT);
    StoredObject old = only(bucket);
    writeAsJob(bucket, MODEL, OTHER);
    Path target = folder.resolve("weights.json");

    assertThrows(CarbonException.class, () -> stager().download(bucket, old, target));

    assertNotEquals(old.generation(), only(bucket).generation());
    assertFalse(Files.exists(target), "a failed download must leave no file behind");
  }

  @Test
  void doesNotDownloadOverAFile() throws IOException {
    Bucket bucket = stager().create(newSpec());
    StoredObject stored = stager().upload(bucket, CODE, CONTENT);
    Path target = Files.write(folder.resolve("mine"), OTHER);

    CarbonException refusal =
        assertThrows(CarbonException.class, () -> stager().download(bucket, stored, target));

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, refusal.kind());
    assertArrayEquals(OTHER, Files.readAllBytes(target));
  }

  @Test
  void doesNotDownloadThroughASymbolicLink() throws IOException {
    Bucket bucket = stager().create(newSpec());
    StoredObject stored = stager().upload(bucket, CODE, CONTENT);
    Path elsewhere = folder.resolve("elsewhere");
    Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);

    assertThrows(CarbonException.class, () -> stager().download(bucket, stored, link));

    assertFalse(Files.exists(elsewhere));
    assertTrue(Files.exists(link, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void deletesExactlyTheAskedObjects() throws IOException {
    Bucket bucket = stager().create(newSpec());
    StoredObject code = stager().upload(bucket, CODE, CONTENT);
    writeAsJob(bucket, MODEL, CONTENT);

    stager().deleteObjects(bucket, List.of(code));

    assertEquals(MODEL, only(bucket).name());
  }

  @Test
  void doesNotDeleteANewerVersion() throws IOException {
    Bucket bucket = stager().create(newSpec());
    writeAsJob(bucket, MODEL, CONTENT);
    StoredObject old = only(bucket);
    writeAsJob(bucket, MODEL, OTHER);

    stager().deleteObjects(bucket, List.of(old));

    assertEquals(Crc32c.of(OTHER), only(bucket).crc32c());
  }

  @Test
  void takesAnObjectThatIsGoneAsDeleted() {
    Bucket bucket = stager().create(newSpec());
    StoredObject code = stager().upload(bucket, CODE, CONTENT);
    stager().deleteObjects(bucket, List.of(code));

    stager().deleteObjects(bucket, List.of(code));

    assertEquals(List.of(), stager().list(bucket));
  }

  @Test
  void deletesAnEmptyBucketAndTakesAGoneOneAsDeleted() {
    Bucket bucket = stager().create(newSpec());

    stager().delete(bucket);
    stager().delete(bucket);

    assertThrows(CarbonException.class, () -> stager().list(bucket));
  }

  @Test
  void refusesToDeleteABucketThatHoldsSomething() throws IOException {
    Bucket bucket = stager().create(newSpec());
    writeAsJob(bucket, MODEL, CONTENT);

    CarbonException refusal = assertThrows(CarbonException.class, () -> stager().delete(bucket));

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, refusal.kind());
    assertEquals(MODEL, only(bucket).name());
  }

  private StoredObject only(Bucket bucket) {
    List<StoredObject> objects = stager().list(bucket);
    assertEquals(1, objects.size(), () -> "one object expected, not " + objects);
    return objects.get(0);
  }
}

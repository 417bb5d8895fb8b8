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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@link OutputStore} promises. */
public abstract class OutputStoreContract {
  protected static final String MINE = "my-models";
  protected static final DataAddress FOLDER = new DataAddress(MINE, "run/7");

  private static final byte[] CONTENT = "[1, 2, 3]".getBytes(UTF_8);

  /** The store under test; the same one, or one over the same buckets, at every call of a test. */
  protected abstract OutputStore store();

  /** Makes a bucket of the user's. */
  protected abstract void makeBucket(String name, String location);

  /** Writes an object as anybody does, and tells of it. */
  protected abstract StoredObject write(String bucket, String name, byte[] content);

  @BeforeEach
  void makeMine() {
    makeBucket(MINE, "europe-north1");
    makeBucket("other-bucket", "us");
  }

  @Test
  void tellsWhereABucketLies() {
    assertEquals(new Location("europe-north1"), store().location(FOLDER));
    assertEquals(new Location("us"), store().location(new DataAddress("other-bucket", "")));
  }

  @Test
  void aBucketThatIsMissingIsAMistakeOfTheCaller() {
    CarbonException error =
        assertThrows(
            CarbonException.class, () -> store().location(new DataAddress("no-such", "x")));

    assertEquals(ErrorKind.USAGE, error.kind());
    error =
        assertThrows(CarbonException.class, () -> store().list(new DataAddress("no-such", "x")));
    assertEquals(ErrorKind.USAGE, error.kind());
  }

  @Test
  void listsWhatIsInTheFolderAndNothingThatOnlyBeginsAlike() {
    StoredObject in = write(MINE, "run/7/a", CONTENT);
    write(MINE, "run/70/b", CONTENT);
    write(MINE, "run/7", CONTENT);

    assertEquals(List.of(in), store().list(FOLDER));
    assertEquals(3, store().list(new DataAddress(MINE, "")).size());
  }

  @Test
  void copiesExactlyThatVersion() {
    StoredObject source = write("other-bucket", "output/model/w", CONTENT);

    StoredObject copy = store().copy("other-bucket", source, FOLDER.child("model/w"));

    assertEquals(new ObjectName("run/7/model/w"), copy.name());
    assertEquals(source.crc32c(), copy.crc32c());
    assertEquals(List.of(copy), store().list(FOLDER));
  }

  @Test
  void copiesNoOtherVersion() {
    StoredObject old = write("other-bucket", "a", CONTENT);
    write("other-bucket", "a", new byte[] {1});

    assertThrows(CarbonException.class, () -> store().copy("other-bucket", old, FOLDER.child("a")));

    assertEquals(List.of(), store().list(FOLDER));
  }

  @Test
  void takesTheSameBytesThatAreThereAsASuccess() {
    StoredObject source = write("other-bucket", "a", CONTENT);
    StoredObject first = store().copy("other-bucket", source, FOLDER.child("a"));

    assertEquals(first, store().copy("other-bucket", source, FOLDER.child("a")));
  }

  @Test
  void neverCopiesOverOtherBytes() {
    StoredObject source = write("other-bucket", "a", CONTENT);
    StoredObject mine = write(MINE, "run/7/a", new byte[] {1});

    CarbonException error =
        assertThrows(
            CarbonException.class, () -> store().copy("other-bucket", source, FOLDER.child("a")));

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, error.kind());
    assertEquals(List.of(mine), store().list(FOLDER));
  }

  @Test
  void aSmallObjectIsMadeOnceAndByWhoeverComesFirst() {
    DataAddress place = FOLDER.child("mark");

    assertEquals(Optional.empty(), store().find(place));
    assertEquals(Optional.empty(), store().read(place));
    assertTrue(store().create(place, CONTENT));
    assertTrue(store().create(place, CONTENT), "the same once more");
    assertFalse(store().create(place, new byte[] {1}), "another's");

    assertEquals(List.of(store().find(place).orElseThrow()), store().list(FOLDER));
    assertArrayEquals(CONTENT, store().read(place).orElseThrow());
  }

  @Test
  void deletesExactlyThatVersion() {
    StoredObject old = write(MINE, "run/7/a", CONTENT);
    StoredObject other = write(MINE, "run/7/a", new byte[] {1});

    store().delete(MINE, old);
    assertEquals(List.of(other), store().list(FOLDER));
    store().delete(MINE, other);
    store().delete(MINE, other);

    assertEquals(List.of(), store().list(FOLDER));
    assertNotEquals(old.generation(), other.generation());
  }
}

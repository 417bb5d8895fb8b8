package dev.carbon.staging.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.TransferContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalStagerTest extends TransferContract {
  @Override
  protected Stager stager() {
    return new LocalStager(root());
  }

  @Override
  protected Location location() {
    return Location.LOCAL;
  }

  @Override
  protected void writeAsJob(Bucket bucket, ObjectName name, byte[] content) throws IOException {
    Path file = Path.of(bucket.address()).resolve(name.value());
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, content);
  }

  private Path root() {
    return folder.resolve("staging");
  }

  @Test
  void listsALinkToAFileOfTheSameBucket() throws IOException {
    Bucket bucket = stager().create(newSpec());
    writeAsJob(bucket, new ObjectName("output/checkpoint-9"), new byte[] {9});
    Path best = Path.of(bucket.address(), "output", "best");
    Files.createSymbolicLink(best, Path.of("checkpoint-9"));

    List<StoredObject> objects = stager().list(bucket);
    Path target = folder.resolve("best");
    stager().download(bucket, objects.get(0), target);

    assertEquals(
        List.of("output/best", "output/checkpoint-9"),
        objects.stream().map(object -> object.name().value()).toList());
    assertFalse(Files.isSymbolicLink(target));
    assertEquals(1, Files.size(target));
  }

  @Test
  void showsNothingOfWhatALinkOutOfTheBucketPointsTo() throws IOException {
    Bucket bucket = stager().create(newSpec());
    Path secret = Files.writeString(folder.resolve("secret"), "not an output");
    Files.createSymbolicLink(Path.of(bucket.address(), "output", "link"), secret);
    Files.createSymbolicLink(Path.of(bucket.address(), "output", "folder"), folder);

    assertEquals(List.of(), stager().list(bucket));
    stager().delete(bucket);

    assertEquals("not an output", Files.readString(secret));
    assertFalse(Files.exists(Path.of(bucket.address())));
  }

  @Test
  void tellsTwoVersionsOfOneMomentApart() throws IOException {
    Bucket bucket = stager().create(newSpec());
    FileTime moment = FileTime.fromMillis(1_000);
    Path file = Path.of(bucket.address(), MODEL.value());
    writeAsJob(bucket, MODEL, "aaa".getBytes(UTF_8));
    Files.setLastModifiedTime(file, moment);
    StoredObject first = stager().list(bucket).get(0);
    writeAsJob(bucket, MODEL, "bbb".getBytes(UTF_8));
    Files.setLastModifiedTime(file, moment);

    stager().deleteObjects(bucket, List.of(first));

    assertNotEquals(first.generation(), stager().list(bucket).get(0).generation());
  }

  @Test
  void doesNotUploadThroughALink() throws IOException {
    Bucket bucket = stager().create(newSpec());
    Path mine = Files.writeString(folder.resolve("mine"), "mine");
    Files.createSymbolicLink(Path.of(bucket.address(), CODE.value()), mine);

    assertThrows(
        CarbonException.class, () -> stager().upload(bucket, CODE, "other".getBytes(UTF_8)));

    assertEquals("mine", Files.readString(mine));
  }

  @Test
  void failsToListABucketThatIsGoneInsteadOfCallingItEmpty() throws IOException {
    Bucket bucket = stager().create(newSpec());
    stager().delete(bucket);

    assertThrows(CarbonException.class, () -> stager().list(bucket));
  }

  @Test
  void removesEmptyFoldersWithTheBucket() throws IOException {
    Bucket bucket = stager().create(newSpec());
    Files.createDirectories(Path.of(bucket.address(), "output", "model", "deep"));

    stager().delete(bucket);

    assertFalse(Files.exists(Path.of(bucket.address())));
    assertTrue(Files.exists(root()));
  }
}

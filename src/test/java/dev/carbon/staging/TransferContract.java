package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What {@link Stager} promises of large files, of many, and of those that change. */
public abstract class TransferContract extends StagerContract {
  private static final int LARGE = 5_000_001;

  @Test
  void uploadsALargeFileFromDisk() throws IOException {
    Bucket bucket = stager().create(newSpec());
    Path file = Files.write(folder.resolve("large"), random(LARGE));

    StoredObject stored = stager().upload(bucket, upload(file), bytes -> {});

    assertEquals(LARGE, stored.bytes());
    assertEquals(List.of(stored), stager().list(bucket));
    Path target = folder.resolve("back");
    stager().download(bucket, stored, target);
    assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(target));
  }

  @Test
  void tellsOfEveryByteOfAnUploadAndADownload() throws IOException {
    Bucket bucket = stager().create(newSpec());
    Path file = Files.write(folder.resolve("large"), random(LARGE));
    AtomicLong up = new AtomicLong();
    AtomicLong down = new AtomicLong();

    StoredObject stored = stager().upload(bucket, upload(file), up::addAndGet);
    stager().download(bucket, stored, folder.resolve("back"), 0, down::addAndGet);

    assertEquals(LARGE, up.get());
    assertEquals(LARGE, down.get());
  }

  @Test
  void neverCompletesALargeFileThatHasOtherBytesThanItHad() throws IOException {
    byte[] content = random(LARGE);
    Path file = Files.write(folder.resolve("large"), content);
    Upload planned = upload(file);
    content[LARGE - 1] ^= 1;
    Files.write(file, content);

    refusesAsChanged(planned);
  }

  @Test
  void neverCompletesAFileThatHasGrownOrShrunk() throws IOException {
    for (int length : List.of(100, LARGE)) {
      Path file = Files.write(folder.resolve("file" + length), random(length));
      Upload planned = upload(file);
      Files.write(file, random(length + 1));
      refusesAsChanged(planned);
      Files.write(file, random(length - 1));
      refusesAsChanged(planned);
    }
  }

  @Test
  void goesOnWithADownloadFromWhereItWas() throws IOException {
    Bucket bucket = stager().create(newSpec());
    byte[] content = random(300_000);
    StoredObject stored = stager().upload(bucket, CODE, content);
    Path target = Files.write(folder.resolve("part"), Arrays.copyOf(content, 123_457));
    AtomicLong moved = new AtomicLong();

    stager().download(bucket, stored, target, 123_457, moved::addAndGet);

    assertArrayEquals(content, Files.readAllBytes(target));
    assertEquals(300_000 - 123_457, moved.get());
  }

  @Test
  void goesOnWithADownloadThatWasCompleteAlready() throws IOException {
    Bucket bucket = stager().create(newSpec());
    byte[] content = random(1000);
    StoredObject stored = stager().upload(bucket, CODE, content);
    Path target = Files.write(folder.resolve("part"), content);

    stager().download(bucket, stored, target, content.length, bytes -> {});

    assertArrayEquals(content, Files.readAllBytes(target));
  }

  @Test
  void doesNotGoOnWithAFileOfAnotherLength() throws IOException {
    Bucket bucket = stager().create(newSpec());
    StoredObject stored = stager().upload(bucket, CODE, random(1000));
    Path target = Files.write(folder.resolve("part"), new byte[10]);

    CarbonException refusal =
        assertThrows(
            CarbonException.class,
            () -> stager().download(bucket, stored, target, 500, bytes -> {}));

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, refusal.kind());
    assertEquals(10, Files.size(target));
  }

  @Test
  void takesManyUploadsAtOnce() {
    Bucket bucket = stager().create(newSpec());
    List<Upload> uploads = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      uploads.add(Upload.of(ObjectName.input(String.format("f%02d", i)), random(1000 + i)));
    }
    List<StoredObject> stored = new ArrayList<>();

    new Crew("test", 8)
        .work(uploads, upload -> stager().upload(bucket, upload, bytes -> {}), stored::addAll);

    assertEquals(60, stored.size());
    assertEquals(
        uploads.stream().map(Upload::crc32c).toList(),
        stager().list(bucket).stream().map(StoredObject::crc32c).toList());
  }

  private void refusesAsChanged(Upload planned) {
    Bucket bucket = stager().create(newSpec());
    CarbonException refusal =
        assertThrows(CarbonException.class, () -> stager().upload(bucket, planned, bytes -> {}));
    assertEquals(ErrorKind.CONFIGURATION, refusal.kind(), refusal::toString);
    assertEquals(List.of(), stager().list(bucket), "what has changed is not stored");
  }

  private static Upload upload(Path file) throws IOException {
    return Upload.of(CODE, file, Files.size(file), Crc32c.of(file));
  }

  private static byte[] random(int length) {
    byte[] content = new byte[length];
    new SplittableRandom(length).nextBytes(content);
    return content;
  }
}

package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UploaderTest {
  private final FakeStager stager = new FakeStager();
  private final Bucket bucket = newBucket();
  private final List<StoredObject> stored = new ArrayList<>();
  private final HeardTransfer<StoredObject> heard = new HeardTransfer<>(stored);

  @Test
  void writesAllAndTellsOfEachInTheCallersThread() {
    stager.workAtOnce(8);

    new Uploader(stager).upload(bucket, uploads(100), heard);

    assertEquals(Set.copyOf(stager.list(bucket)), new HashSet<>(stored));
    assertEquals(100, stored.size());
    assertEquals(Set.of(Thread.currentThread().getName()), Set.copyOf(heard.threads));
  }

  @Test
  void writesNothingAnyMoreOnceItHasFailed() {
    stager.workAtOnce(8);
    CarbonException failure = new CarbonException(ErrorKind.UPSTREAM, "away");
    stager.failNext("upload", failure);

    CarbonException thrown =
        assertThrows(
            CarbonException.class, () -> new Uploader(stager).upload(bucket, uploads(500), heard));
    int written = stager.list(bucket).size();

    assertSame(failure, thrown);
    assertFalse(hasThread("upload"), "all threads have ended");
    assertEquals(written, stager.list(bucket).size());
    assertTrue(written < 500);
  }

  @Test
  void isBrokenOffByItsListener() {
    stager.workAtOnce(4);
    IllegalStateException stop = new IllegalStateException("stop");

    IllegalStateException thrown =
        assertThrows(
            IllegalStateException.class,
            () -> new Uploader(stager).upload(bucket, uploads(500), new Stopping(stop)));

    assertSame(stop, thrown);
    assertFalse(hasThread("upload"), "nothing is written any more");
  }

  private static boolean hasThread(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals(name));
  }

  private static List<Upload> uploads(int count) {
    List<Upload> uploads = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      uploads.add(Upload.of(ObjectName.input("f" + i), new byte[i]));
    }
    return uploads;
  }

  private Bucket newBucket() {
    RunId run = RunId.random(new SecureRandom());
    return stager.create(
        new BucketSpec(
            BucketName.of(run, 1), Location.LOCAL, Labels.of(run, 1, "0.1.0", Instant.EPOCH)));
  }

  /** Breaks off at the first object. */
  private record Stopping(RuntimeException stop) implements TransferListener<StoredObject> {
    @Override
    public void done(List<StoredObject> objects) {
      throw stop;
    }

    @Override
    public void moved(long bytes, long totalBytes, int objects) {}
  }
}

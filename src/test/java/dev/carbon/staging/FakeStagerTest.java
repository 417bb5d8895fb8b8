package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FakeStagerTest extends TransferContract {
  private final CarbonException failure = new CarbonException(ErrorKind.UPSTREAM, "away");

  private final FakeStager stager = new FakeStager();

  @Override
  protected Stager stager() {
    return stager;
  }

  @Override
  protected Location location() {
    return new Location("europe-west4");
  }

  @Override
  protected void writeAsJob(Bucket bucket, ObjectName name, byte[] content) {
    stager.write(bucket.name(), name, content);
  }

  @Test
  void failsOnceWithoutEffect() {
    BucketSpec spec = newSpec();
    stager.failNext("create", failure);

    assertSame(failure, assertThrows(CarbonException.class, () -> stager.create(spec)));

    assertEquals(0, stager.buckets().size());
    assertEquals(spec.name(), stager.create(spec).name());
  }

  @Test
  void losesOneReplyAfterTheEffect() {
    BucketSpec spec = newSpec();
    stager.loseReplyOfNext("create", failure);

    assertSame(failure, assertThrows(CarbonException.class, () -> stager.create(spec)));

    assertEquals(1, stager.buckets().size());
    assertEquals(1, stager.calls("create"));
  }

  @Test
  void refusesAForeignBucket() {
    BucketSpec spec = newSpec();
    stager.foreignBucket(spec.name());

    CarbonException refusal = assertThrows(CarbonException.class, () -> stager.create(spec));

    assertEquals(ErrorKind.CONFIGURATION, refusal.kind());
  }

  @Test
  void showsALateObjectInTheListingAfter() {
    Bucket bucket = stager.create(newSpec());
    stager.lateObject(1, MODEL, new byte[] {1});

    assertEquals(0, stager.list(bucket).size());
    assertEquals(1, stager.list(bucket).size());
    assertEquals(1, stager.list(bucket).size());
  }

  @Test
  void corruptsADownloadWithoutSayingSo() throws IOException {
    Bucket bucket = stager.create(newSpec());
    StoredObject stored = stager.upload(bucket, CODE, new byte[] {1, 2, 3});
    Path broken = folder.resolve("broken");
    Path sound = folder.resolve("sound");
    stager.corruptDownloads(1);

    stager.download(bucket, stored, broken);
    stager.download(bucket, stored, sound);

    assertNotEquals(stored.crc32c(), Crc32c.of(broken));
    assertEquals(stored.crc32c(), Crc32c.of(sound));
  }

  @Test
  void putsBucketsElsewhereWhenTold() {
    stager.makeBucketsIn(new Location("us"));

    assertEquals(new Location("us"), stager.create(newSpec()).location());
  }
}

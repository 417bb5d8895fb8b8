package dev.carbon.testing.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.StorageException;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.storage.FakeBucket;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Scripted faults of the fake storage, as Google's own client meets them. */
class StorageFaultTest extends StorageClientTest {
  @Test
  void leavesTheObjectWhenOnlyTheReplyIsLost() {
    makeBucket();
    cloud.script().failAfter("object.insert", 1, 403);

    assertThrows(StorageException.class, () -> storage.create(info("a"), new byte[] {7}));

    assertArrayEquals(new byte[] {7}, object("a"));
  }

  @Test
  void leavesNothingWhenTheCallFailsBefore() {
    makeBucket();
    cloud.script().failBefore("object.insert", 1, 403);

    assertThrows(StorageException.class, () -> storage.create(info("a"), new byte[] {7}));

    assertTrue(cloud.bucket(BUCKET).orElseThrow().objects().isEmpty());
  }

  @Test
  void turnsALostReplyOfABucketInsertIntoAConflict() {
    cloud.script().failAfter("bucket.insert", 1, 503);

    assertEquals(409, assertThrows(StorageException.class, this::makeBucket).getCode());

    assertEquals(List.of(BUCKET), cloud.buckets().stream().map(FakeBucket::name).toList());
  }

  @Test
  void survivesADroppedConnectionThroughTheClientsRetry() {
    makeBucket();
    cloud.script().fault("bucket.get", 1, Fault.drop());

    assertEquals(BUCKET, storage.get(BUCKET).getName());
    assertEquals(2, cloud.calls("bucket.get").size());
  }

  @Test
  void strikesTheCallWithAGivenNumber() {
    cloud.script().faultAtCall(2, Fault.http(403, "no"));

    makeBucket();

    assertEquals(403, assertThrows(StorageException.class, () -> storage.get(BUCKET)).getCode());
    assertEquals(BUCKET, storage.get(BUCKET).getName());
  }

  @Test
  void canAnswerWithAPageThatIsNoAnswer() {
    makeBucket();
    cloud.script().fault("bucket.get", 1, Fault.garbage());

    assertThrows(RuntimeException.class, () -> storage.get(BUCKET));
    assertEquals(BUCKET, storage.get(BUCKET).getName());
  }

  @Test
  void failsOnePartOfABatch() {
    makeBucket();
    storage.create(info("a"), new byte[] {1});
    storage.create(info("b"), new byte[] {1});
    cloud.script().fault("object.delete", 1, 1, Fault.http(403));

    List<Boolean> gone = storage.delete(BlobId.of(BUCKET, "a"), BlobId.of(BUCKET, "b"));

    // The client tells a refused delete no otherwise than one of an object that is not there.
    assertEquals(List.of(true, false), gone);

    assertEquals(Set.of("b"), cloud.bucket(BUCKET).orElseThrow().objects().keySet());
  }

  @Test
  void neverAnswersASilentCall() {
    cloud.script().fault("bucket.get", 10, Fault.silence());

    assertThrows(StorageException.class, () -> RealClients.impatient(cloud).get(BUCKET));
    assertFalse(cloud.calls("bucket.get").isEmpty());
  }

  @Test
  void answersADelayedCall() {
    cloud.script().delay("bucket.insert", Duration.ofMillis(20));

    assertEquals(BUCKET, makeBucket().getName());
  }
}

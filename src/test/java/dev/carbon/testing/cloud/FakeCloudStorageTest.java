package dev.carbon.testing.cloud;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Bucket;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.BucketInfo.LifecycleRule;
import com.google.cloud.storage.BucketInfo.PublicAccessPrevention;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.StorageException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Buckets and objects of the fake storage, as Google's own client sees them. */
class FakeCloudStorageTest extends StorageClientTest {
  @Test
  void storesEverySettingOfANewBucket() {
    Bucket made = storage.create(wholeBucket());

    assertEquals("EUROPE-NORTH1", made.getLocation());
    assertEquals(1, made.getMetageneration());
    assertEquals(FakeGoogleCloud.PROJECT_NUMBER, made.getProject().longValueExact());
    assertEquals(Map.of("carbon-run", "r-1"), made.getLabels());
    assertTrue(made.getIamConfiguration().isUniformBucketLevelAccessEnabled());
    assertEquals(
        PublicAccessPrevention.ENFORCED, made.getIamConfiguration().getPublicAccessPrevention());
    assertEquals(1, made.getLifecycleRules().size());
    assertEquals(Duration.ZERO, made.getSoftDeletePolicy().getRetentionDuration());
    assertEquals(made, storage.get(BUCKET));
    Map<String, String> sent = cloud.calls("bucket.insert").get(0).detail();
    assertEquals("gzip", sent.get("contentEncoding"));
    assertEquals("absent", sent.get("authorization"));
  }

  @Test
  void refusesABucketThatIsThereAlready() {
    makeBucket();

    StorageException error = assertThrows(StorageException.class, this::makeBucket);

    assertEquals(409, error.getCode());
    assertEquals("conflict", error.getReason());
  }

  @Test
  void keepsAForeignBucketApartFromOurs() {
    cloud.plantForeignBucket(BUCKET, "US", 666);

    assertEquals(409, assertThrows(StorageException.class, this::makeBucket).getCode());
    assertEquals(666, storage.get(BUCKET).getProject().longValueExact());
    assertFalse(cloud.bucket(BUCKET).orElseThrow().isOurs());
    assertEquals(0, storage.list().streamAll().count());
  }

  @Test
  void knowsNoBucketBeforeItIsMade() {
    assertNull(storage.get(BUCKET));
    assertFalse(storage.delete(BUCKET));
  }

  @Test
  void putsTheProjectNumberInTheServiceAccount() {
    assertEquals(
        "service-123456789012@gs-project-accounts.iam.gserviceaccount.com",
        storage.getServiceAccount("p").getEmail());
  }

  @Test
  void changesLabelsOnTheRightMetagenerationOnly() {
    Bucket made = makeBucket();

    Bucket changed = made.toBuilder().setLabels(Map.of("a", "b")).build().update();

    assertEquals(Map.of("a", "b"), changed.getLabels());
    assertEquals(2, changed.getMetageneration());
    StorageException stale =
        assertThrows(
            StorageException.class,
            () -> storage.delete(BUCKET, Storage.BucketSourceOption.metagenerationMatch(1)));
    assertEquals(412, stale.getCode());
    assertTrue(storage.delete(BUCKET, Storage.BucketSourceOption.metagenerationMatch(2)));
  }

  @Test
  void putsTheBucketWhereTheScriptSays() {
    cloud.script().bucketLocation("us");

    assertEquals("US", storage.create(wholeBucket()).getLocation());
  }

  @Test
  void writesANewGenerationOnlyWhereNoneIs() {
    makeBucket();
    Blob first = storage.create(info("a"), new byte[] {1}, BlobTargetOption.doesNotExist());

    StorageException error =
        assertThrows(
            StorageException.class,
            () -> storage.create(info("a"), new byte[] {2}, BlobTargetOption.doesNotExist()));

    assertEquals(412, error.getCode());
    assertArrayEquals(new byte[] {1}, object("a"));
    assertTrue(storage.create(info("a"), new byte[] {3}).getGeneration() > first.getGeneration());
  }

  @Test
  void listsByPrefixInPages() {
    makeBucket();
    IntStream.range(0, 5).forEach(i -> storage.create(info("output/" + i), new byte[] {1}));
    storage.create(info("input/code.py"), new byte[] {1});

    List<String> names =
        storage
            .list(BUCKET, BlobListOption.prefix("output/"), BlobListOption.pageSize(2))
            .streamAll()
            .map(Blob::getName)
            .toList();

    assertEquals(List.of("output/0", "output/1", "output/2", "output/3", "output/4"), names);
    assertEquals(3, cloud.calls("object.list").size());
  }

  @Test
  void keepsOldVersionsOnlyWhereAsked() {
    makeBucket();
    storage.create(info("a"), new byte[] {1});
    storage.create(info("a"), new byte[] {2});
    assertEquals(1, versions());

    storage.get(BUCKET).toBuilder().setVersioningEnabled(true).build().update();
    storage.create(info("a"), new byte[] {3});
    assertEquals(2, versions());
  }

  @Test
  void refusesToDeleteABucketWithObjects() {
    makeBucket();
    storage.create(info("a"), new byte[] {1});

    StorageException error = assertThrows(StorageException.class, () -> storage.delete(BUCKET));

    assertEquals(409, error.getCode());
    assertTrue(storage.delete(BlobId.of(BUCKET, "a")));
    assertTrue(storage.delete(BUCKET));
    assertEquals(List.of(), cloud.buckets());
  }

  @Test
  void deletesExactlyTheGenerationAskedFor() {
    makeBucket();
    Blob old = storage.create(info("a"), new byte[] {1});
    storage.create(info("a"), new byte[] {2});

    assertFalse(storage.delete(old.getBlobId()));
    assertArrayEquals(new byte[] {2}, object("a"));
  }

  @Test
  void deletesManyInOneBatch() {
    makeBucket();
    storage.create(info("a"), new byte[] {1});
    storage.create(info("b/c"), new byte[] {2});

    List<Boolean> gone =
        storage.delete(
            BlobId.of(BUCKET, "a"), BlobId.of(BUCKET, "missing"), BlobId.of(BUCKET, "b/c"));

    assertEquals(List.of(true, false, true), gone);
    assertEquals(3, cloud.calls("object.delete").size());
    assertTrue(cloud.bucket(BUCKET).orElseThrow().objects().isEmpty());
  }

  private long versions() {
    return storage.list(BUCKET, BlobListOption.versions(true)).streamAll().count();
  }

  private static BucketInfo wholeBucket() {
    return BucketInfo.newBuilder(BUCKET)
        .setLocation("europe-north1")
        .setLabels(Map.of("carbon-run", "r-1"))
        .setIamConfiguration(
            BucketInfo.IamConfiguration.newBuilder()
                .setIsUniformBucketLevelAccessEnabled(true)
                .setPublicAccessPrevention(PublicAccessPrevention.ENFORCED)
                .build())
        .setLifecycleRules(
            List.of(
                new LifecycleRule(
                    LifecycleRule.LifecycleAction.newDeleteAction(),
                    LifecycleRule.LifecycleCondition.newBuilder()
                        .setAge(7)
                        .setMatchesPrefix(List.of("input/"))
                        .build())))
        .setSoftDeletePolicy(
            BucketInfo.SoftDeletePolicy.newBuilder().setRetentionDuration(Duration.ZERO).build())
        .build();
  }
}

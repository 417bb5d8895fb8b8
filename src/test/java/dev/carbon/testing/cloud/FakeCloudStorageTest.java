package dev.carbon.testing.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Bucket;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.BucketInfo.LifecycleRule;
import com.google.cloud.storage.BucketInfo.PublicAccessPrevention;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.StorageException;
import com.google.common.io.ByteStreams;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.storage.FakeBucket;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The fake storage, as Google's own client sees it. */
class FakeCloudStorageTest {
  private static final String BUCKET = "carbon-test-1";
  private static final int THREE_MEGABYTES = 3 * 1024 * 1024;

  private FakeGoogleCloud cloud;
  private Storage storage;

  @BeforeEach
  void connect() throws IOException {
    cloud = FakeGoogleCloud.start();
    storage = RealClients.storage(cloud);
  }

  @AfterEach
  void disconnect() throws Exception {
    storage.close();
    cloud.close();
  }

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
  void tellsTheChecksumsOfWhatItGot() {
    makeBucket();

    Blob blob = storage.create(info("input/a.txt"), "123456789".getBytes(UTF_8));

    assertEquals("4waSgw==", blob.getCrc32c()); // RFC 3720's check value, e3069283.
    assertEquals("JfnnlDI7RTiF9RgfG2JNCw==", blob.getMd5());
    assertEquals(9, blob.getSize());
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
  void takesAResumableUpload(@TempDir Path folder) throws IOException {
    makeBucket();
    byte[] content = randomBytes();
    Path file = Files.write(folder.resolve("model.bin"), content);

    Blob blob = storage.createFrom(info("output/model.bin"), file);

    assertEquals(THREE_MEGABYTES, blob.getSize());
    assertArrayEquals(content, object("output/model.bin"));
    assertEquals(1, cloud.calls("upload.start").size());
  }

  @Test
  void takesAResumableUploadInChunks() throws IOException {
    makeBucket();
    byte[] content = randomBytes();

    try (var writer = storage.writer(info("chunks"))) {
      writer.setChunkSize(1024 * 1024);
      try (var out = Channels.newOutputStream(writer)) {
        out.write(content);
      }
    }

    assertArrayEquals(content, object("chunks"));
    assertEquals(3, cloud.calls("upload.chunk").size());
    assertEquals(1, cloud.calls("object.insert").size());
  }

  @Test
  void finishesAResumableUploadWhoseLastReplyWasLost(@TempDir Path folder) throws IOException {
    makeBucket();
    Path file = Files.write(folder.resolve("model.bin"), randomBytes());
    cloud.script().failAfter("object.insert", 1, 503);

    Blob blob = storage.createFrom(info("model.bin"), file, Storage.BlobWriteOption.doesNotExist());

    assertEquals(THREE_MEGABYTES, blob.getSize());
    assertEquals(blob.getCrc32c(), cloud.bucket(BUCKET).orElseThrow().object("model.bin").crc32c());
  }

  @Test
  void readsBackWhatWasWritten() throws IOException {
    makeBucket();
    byte[] content = randomBytes();
    storage.create(info("a b/ü+%.bin"), content);

    assertArrayEquals(content, storage.readAllBytes(BlobId.of(BUCKET, "a b/ü+%.bin")));
    try (var reader = storage.reader(BlobId.of(BUCKET, "a b/ü+%.bin"))) {
      reader.seek(1_000_000);
      try (InputStream in = Channels.newInputStream(reader)) {
        byte[] tail = ByteStreams.toByteArray(in);
        assertArrayEquals(Arrays.copyOfRange(content, 1_000_000, content.length), tail);
      }
    }
  }

  @Test
  void flipsABitOfADownload(@TempDir Path folder) throws IOException {
    makeBucket();
    Blob blob = storage.create(info("a"), "some content".getBytes(UTF_8));
    cloud.script().corruptDownloads(1);

    byte[] first = rawDownload("a");
    byte[] second = rawDownload("a");

    assertEquals("some content".length(), first.length);
    assertNotEquals("some content", new String(first, UTF_8));
    assertEquals("some content", new String(second, UTF_8));
    assertEquals(blob.getCrc32c(), storage.get(blob.getBlobId()).getCrc32c());
  }

  @Test
  void breaksADownloadOff() throws IOException {
    makeBucket();
    byte[] content = randomBytes();
    storage.create(info("a"), content);
    cloud.script().truncateDownloads(2);

    assertEquals(THREE_MEGABYTES / 2, rawDownload("a").length);
    assertArrayEquals(content, storage.readAllBytes(BlobId.of(BUCKET, "a")));
    assertEquals(3, cloud.calls("object.download").size(), "the client asked for the rest");
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

  private byte[] rawDownload(String name) throws IOException {
    URL url = new URL(cloud.storageUrl() + "/storage/v1/b/" + BUCKET + "/o/" + name + "?alt=media");
    try (InputStream in = url.openStream()) {
      return in.readAllBytes();
    }
  }

  private long versions() {
    return storage.list(BUCKET, BlobListOption.versions(true)).streamAll().count();
  }

  private Bucket makeBucket() {
    return storage.create(BucketInfo.newBuilder(BUCKET).setLocation("europe-north1").build());
  }

  private byte[] object(String name) {
    return cloud.bucket(BUCKET).orElseThrow().object(name).bytes();
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

  private static BlobInfo info(String name) {
    return BlobInfo.newBuilder(BUCKET, name).build();
  }

  private static byte[] randomBytes() {
    byte[] content = new byte[THREE_MEGABYTES];
    new Random(1).nextBytes(content);
    return content;
  }
}

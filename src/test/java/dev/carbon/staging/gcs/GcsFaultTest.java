package dev.carbon.staging.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Crc32c;
import dev.carbon.staging.Labels;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.RunId;
import dev.carbon.staging.StoredObject;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the store's faults, through the real client. */
class GcsFaultTest {
  private static final RunId RUN = new RunId("r-abcdefghijklmnopqrstuvwxyz");
  private static final BucketSpec SPEC =
      new BucketSpec(
          BucketName.of(RUN, 1),
          new Location("europe-north1"),
          Labels.of(RUN, 1, "0.1.0", Instant.EPOCH),
          Optional.empty(),
          false);
  private static final ObjectName CODE = ObjectName.input("train.py");
  private static final byte[] CONTENT = "print(1)\n".repeat(1000).getBytes(UTF_8);
  private static final Duration BOUNDED = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  @TempDir private Path folder;
  private FakeGoogleCloud cloud;
  private GcsStager stager;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start();
    stager = GcsStagers.over(cloud);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bucket.insert", "bucket.get", "serviceAccount.get"})
  void repeatsACreateThroughAShortOutage(String operation) {
    cloud.script().failBefore(operation, 2, 503);

    assertEquals(SPEC.name(), stager.create(SPEC).name());

    assertEquals(1, cloud.buckets().size());
    assertEquals(3, cloud.calls(operation).size());
  }

  @Test
  void recognisesItsOwnBucketAfterALostReply() {
    cloud.script().failAfter("bucket.insert", 1, 503);

    assertEquals(SPEC.name(), stager.create(SPEC).name());

    assertEquals(2, cloud.calls("bucket.insert").size());
    assertEquals(1, cloud.buckets().size());
  }

  @Test
  void recognisesItsOwnBucketAfterADroppedConnection() {
    cloud.script().fault("bucket.insert", 1, Fault.drop().afterEffect());

    assertEquals(SPEC.name(), stager.create(SPEC).name());
  }

  @Test
  void saysWhatIsMissingWhenTheAccountMayNotCreate() {
    cloud.script().failBefore("bucket.insert", 1, 403);

    CarbonException error = failure(() -> stager.create(SPEC));

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.text().startsWith("could not create bucket " + SPEC.name()), error.text());
    assertTrue(error.text().contains("in europe-north1"), error.text());
    assertTrue(error.hint().orElseThrow().contains("storage.buckets.create"));
    assertEquals(List.of(), cloud.buckets());
  }

  @Test
  void asksToLogInWhenTheLoginHasExpired() {
    cloud.script().failBefore("bucket.insert", 1, 401);

    CarbonException error = failure(() -> stager.create(SPEC));

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.hint().orElseThrow().contains("gcloud auth application-default login"));
  }

  @Test
  void takesALocationThatTheOrganisationForbidsAsNoRegion() {
    cloud
        .script()
        .fault(
            "bucket.insert",
            1,
            Fault.http(
                412, "'europe-north1' violates constraint 'constraints/gcp.resourceLocations'"));

    assertEquals(ErrorKind.NO_REGION, failure(() -> stager.create(SPEC)).kind());
  }

  @Test
  void givesUpOnAnOutageInBoundedTime() {
    GcsStager hasty = GcsStagers.over(cloud, SHORT);
    cloud.script().failBefore("bucket.insert", Integer.MAX_VALUE, 503);

    CarbonException error =
        assertTimeoutPreemptively(BOUNDED, () -> failure(() -> hasty.create(SPEC)));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(error.text().contains("Cloud Storage answered 503"), error.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bucket.insert", "bucket.get", "serviceAccount.get"})
  void givesUpOnASilentServerInBoundedTime(String operation) {
    GcsStager hasty = GcsStagers.over(cloud, SHORT);
    cloud.script().fault(operation, Integer.MAX_VALUE, Fault.silence());

    CarbonException error =
        assertTimeoutPreemptively(BOUNDED, () -> failure(() -> hasty.create(SPEC)));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(error.text().endsWith("Cloud Storage did not answer in time"), error.text());
  }

  @Test
  void takesAnAnswerOfSomebodyElseAsUpstream() {
    GcsStager hasty = GcsStagers.over(cloud, SHORT);
    cloud.script().fault("bucket.insert", Integer.MAX_VALUE, Fault.garbage());

    CarbonException error = failure(() -> hasty.create(SPEC));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(error.text().contains("something other than Cloud Storage"), error.text());
  }

  @Test
  void takesAnUploadWhoseReplyWasLostAsDone() {
    Bucket bucket = stager.create(SPEC);
    cloud.script().failAfter("object.insert", 1, 503);

    StoredObject stored = stager.upload(bucket, CODE, CONTENT);

    assertEquals(Crc32c.of(CONTENT), stored.crc32c());
    assertEquals(List.of(stored), stager.list(bucket));
  }

  @Test
  void repeatsAnUploadThroughAShortOutage() {
    Bucket bucket = stager.create(SPEC);
    cloud.script().failBefore("object.insert", 2, 503);

    assertEquals(CONTENT.length, stager.upload(bucket, CODE, CONTENT).bytes());
  }

  @Test
  void saysWhatIsMissingWhenTheAccountMayNotUpload() {
    Bucket bucket = stager.create(SPEC);
    cloud.script().failBefore("object.insert", 1, 403);

    CarbonException error = failure(() -> stager.upload(bucket, CODE, CONTENT));

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.hint().orElseThrow().contains("storage.objects.create"));
  }

  @Test
  void givesUpOnAServerThatStopsReadingInBoundedTime() throws IOException {
    Bucket bucket = new Bucket(SPEC.name(), "gs://" + SPEC.name(), SPEC.location(), 1);
    byte[] large = new byte[8 * 1024 * 1024];
    // Not compressible: the client compresses what it sends.
    new SplittableRandom(1).nextBytes(large);
    try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      GcsStager hasty = GcsStagers.over("http://127.0.0.1:" + deaf.getLocalPort(), SHORT);

      CarbonException error =
          assertTimeoutPreemptively(
              BOUNDED, () -> failure(() -> hasty.upload(bucket, CODE, large)));

      assertEquals(ErrorKind.UPSTREAM, error.kind());
    }
  }

  @Test
  void leavesACorruptDownloadToBeSeenByItsChecksum() throws IOException {
    Bucket bucket = stager.create(SPEC);
    StoredObject stored = stager.upload(bucket, CODE, CONTENT);
    Path target = folder.resolve("train.py");
    cloud.script().corruptDownloads(1);

    stager.download(bucket, stored, target);

    assertNotEquals(stored.crc32c(), Crc32c.of(target));
  }

  @Test
  void completesADownloadThatBrokeOff() throws IOException {
    Bucket bucket = stager.create(SPEC);
    StoredObject stored = stager.upload(bucket, CODE, CONTENT);
    Path target = folder.resolve("train.py");
    cloud.script().truncateDownloads(1);

    stager.download(bucket, stored, target);

    assertEquals(stored.crc32c(), Crc32c.of(target));
  }

  @Test
  void givesUpOnASilentDownloadInBoundedTime() {
    GcsStager hasty = GcsStagers.over(cloud, SHORT);
    Bucket bucket = stager.create(SPEC);
    StoredObject stored = stager.upload(bucket, CODE, CONTENT);
    Path target = folder.resolve("train.py");
    cloud.script().fault("object.download", Integer.MAX_VALUE, Fault.silence());

    CarbonException error =
        assertTimeoutPreemptively(
            BOUNDED, () -> failure(() -> hasty.download(bucket, stored, target)));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertFalse(Files.exists(target));
  }

  @Test
  void takesADeleteWhoseReplyWasLostAsDone() {
    Bucket bucket = stager.create(SPEC);
    StoredObject stored = stager.upload(bucket, CODE, CONTENT);
    cloud.script().failAfter("object.delete", 1, 503).failAfter("bucket.delete", 1, 503);

    stager.deleteObjects(bucket, List.of(stored));
    stager.delete(bucket);

    assertEquals(List.of(), cloud.buckets());
  }

  @Test
  void tellsThatABucketUnderRetentionIsLeft() {
    Bucket bucket = stager.create(SPEC);
    cloud.script().fault("bucket.delete", 1, Fault.http(403, "retention policy not met"));

    CarbonException error = failure(() -> stager.delete(bucket));

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, error.kind());
    assertTrue(error.text().contains("retention policy not met"));
    assertTrue(error.hint().orElseThrow().contains("https://console.cloud.google.com/storage"));
  }

  private static CarbonException failure(Executable call) {
    return assertThrows(CarbonException.class, call);
  }
}

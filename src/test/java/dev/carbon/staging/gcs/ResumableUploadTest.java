package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Labels;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.RunId;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.Upload;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.Fault;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Large uploads that are broken at each of their calls. */
class ResumableUploadTest {
  private static final RunId RUN = new RunId("r-abcdefghijklmnopqrstuvwxyz");
  private static final BucketSpec SPEC =
      new BucketSpec(
          BucketName.of(RUN, 1),
          new Location("europe-north1"),
          Labels.of(RUN, 1, "0.1.0", Instant.EPOCH));
  private static final ObjectName DATA = ObjectName.input("data.bin");
  private static final int BYTES = 3_000_000;
  private static final int KEPT = 1_000_000;
  private static final Duration BOUNDED = Duration.ofSeconds(20);

  private final byte[] content = content();
  private FakeGoogleCloud cloud;
  private GcsStager stager;
  private Bucket bucket;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start();
    stager = GcsStagers.over(cloud);
    bucket = stager.create(SPEC);
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void sitsOutAShortOutageAtItsBeginning(int status) {
    cloud.script().failBefore("upload.start", 2, status);

    isWritten(upload());
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 502, 503, 504})
  void sitsOutAShortOutageAtItsEnd(int status) {
    cloud.script().failBefore("object.insert", 2, status);

    isWritten(upload());
  }

  @Test
  void sendsOnlyTheRestAfterABreakInTheMiddle() {
    cloud.script().breakUploadsAt(KEPT, 1);

    isWritten(upload());

    List<String> sizes =
        cloud.calls("object.insert").stream().map(call -> call.detail().get("size")).toList();
    assertEquals(List.of(Integer.toString(BYTES), Integer.toString(BYTES - KEPT)), sizes);
  }

  @Test
  void countsItsTriesAnewWheneverSomethingHasArrived() {
    cloud.script().breakUploadsAt(100_000, 20);

    isWritten(upload());
  }

  @Test
  void findsTheObjectWhenOnlyTheReplyWasLost() {
    cloud.script().failAfter("object.insert", 1, 503);

    isWritten(upload());
  }

  @Test
  void findsTheObjectAfterADroppedConnection() {
    cloud.script().fault("object.insert", 1, Fault.drop().afterEffect());

    isWritten(upload());
  }

  @Test
  void beginsAnewWhenTheStoreForgotTheUpload() {
    cloud.script().failBefore("object.insert", 1, 410);

    isWritten(upload());
    assertEquals(2, cloud.calls("upload.start").size());
  }

  @Test
  void writesOverNothing() {
    cloud.plantObject(SPEC.name().value(), DATA.value(), new byte[] {1});

    CarbonException error = assertThrows(CarbonException.class, this::upload);

    assertEquals(ErrorKind.CONFIGURATION, error.kind());
    assertEquals(1, stager.list(bucket).get(0).bytes());
  }

  @Test
  void takesTheSameBytesThatAreThereAsASuccess() {
    cloud.plantObject(SPEC.name().value(), DATA.value(), content);

    isWritten(upload());
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload.start", "object.insert"})
  void givesUpOnASilentServer(String operation) {
    stager = GcsStagers.over(cloud, Duration.ofMillis(300));
    cloud.script().fault(operation, Integer.MAX_VALUE, Fault.silence());

    CarbonException error =
        assertTimeoutPreemptively(BOUNDED, () -> assertThrows(CarbonException.class, this::upload));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(error.text().endsWith("Cloud Storage did not answer in time"), error.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload.start", "object.insert"})
  void givesUpOnAnOutage(String operation) {
    cloud.script().failBefore(operation, Integer.MAX_VALUE, 503);

    CarbonException error =
        assertTimeoutPreemptively(BOUNDED, () -> assertThrows(CarbonException.class, this::upload));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(error.text().contains("503"), error.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload.start", "object.insert"})
  void saysWhatIsMissingWhenTheAccountMayNot(String operation) {
    cloud.script().failBefore(operation, 1, 403);

    CarbonException error = assertThrows(CarbonException.class, this::upload);

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.hint().orElseThrow().contains("storage.objects.create"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"upload.start", "object.insert"})
  void takesAnAnswerOfSomebodyElseAsUpstream(String operation) {
    cloud.script().fault(operation, Integer.MAX_VALUE, Fault.garbage());

    CarbonException error = assertThrows(CarbonException.class, this::upload);

    assertEquals(ErrorKind.UPSTREAM, error.kind());
  }

  private StoredObject upload() {
    return stager.upload(bucket, Upload.of(DATA, content), bytes -> {});
  }

  private void isWritten(StoredObject stored) {
    assertEquals(List.of(stored), stager.list(bucket));
    assertArrayEquals(
        content, cloud.bucket(SPEC.name().value()).orElseThrow().object(DATA.value()).bytes());
  }

  /** Not compressible, so that what is sent is what is counted. */
  private static byte[] content() {
    byte[] content = new byte[BYTES];
    new SplittableRandom(1).nextBytes(content);
    return content;
  }
}

package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Labels;
import dev.carbon.staging.RunId;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.Fault;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bucket that may be there counts as there. */
class BucketDoubtTest {
  private static final RunId RUN = new RunId("r-abcdefghijklmnopqrstuvwxyz");
  private static final BucketSpec SPEC =
      new BucketSpec(
          BucketName.of(RUN, 1),
          new Location("europe-north1"),
          Labels.of(RUN, 1, "0.1.0", Instant.EPOCH),
          Optional.empty(),
          false);

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
  @ValueSource(ints = {401, 403})
  void tellsThatABucketIsLeftWhoseOwnerItMayNotSee(int status) {
    cloud.script().failBefore("bucket.get", 1, status);

    CarbonException error = assertThrows(CarbonException.class, () -> stager.create(SPEC));

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, error.kind());
    assertTrue(error.text().contains("it was made and is left, because"), error.text());
    assertTrue(error.hint().isPresent());
    assertEquals(1, cloud.buckets().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bucket.get", "bucket.delete"})
  void doesNotTakeOneCallsWordThatABucketIsGone(String operation) {
    Bucket bucket = stager.create(SPEC);
    cloud.script().failBefore(operation, 1, 404);

    CarbonException error = assertThrows(CarbonException.class, () -> stager.delete(bucket));

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, error.kind());
    assertEquals(1, cloud.buckets().size());
  }

  @Test
  void takesABucketThatNobodyFindsAsGone() {
    Bucket bucket = stager.create(SPEC);
    stager.delete(bucket);

    stager.delete(bucket);

    assertEquals(List.of(), cloud.buckets());
  }

  @Test
  void takesAnAnswerWithoutAnAccountAsUpstream() {
    cloud.script().fault("serviceAccount.get", 1, Fault.empty());

    CarbonException error = assertThrows(CarbonException.class, () -> stager.create(SPEC));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertEquals(List.of(), cloud.buckets());
  }
}

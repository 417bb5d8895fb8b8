package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.GoogleLogin;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.Labels;
import dev.carbon.staging.OwnBucket;
import dev.carbon.staging.OwnBuckets;
import dev.carbon.staging.RunId;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GcsOwnBucketsTest {
  private static final RunId RUN = new RunId("r-aaaaaaaaaaaaaaaaaaaaaaaaaa");
  private static final RunId OTHER = new RunId("r-bbbbbbbbbbbbbbbbbbbbbbbbbb");
  private static final Duration SOON = Duration.ofSeconds(5);

  private FakeGoogleCloud cloud;
  private OwnBuckets buckets;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start();
    buckets =
        new GcsOwnBuckets(
            "demo-project",
            new GoogleLogin("demo-project"),
            Optional.of(URI.create(cloud.storageUrl())),
            new Patience(SOON, SOON, Duration.ofMillis(1), SOON, 1L << 30));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void findsABucketByItsNameAndItsLabel() {
    plant(BucketName.of(RUN, 2).value(), RUN);

    OwnBucket found = buckets.list().get(0);

    assertEquals(BucketName.of(RUN, 2), found.name());
    assertEquals("europe-north1", found.location().id());
    assertTrue(found.createdAt().getEpochSecond() > 0);
  }

  @Test
  void takesNoBucketForItsOwnThatIsSomebodyElses() {
    plant(BucketName.of(OTHER, 1).value(), RUN);
    plant("carbon-copies-of-my-thesis", RUN);
    cloud.plantBucket(BucketName.of(RUN, 3).value(), "EUROPE-NORTH1", Map.of());

    assertEquals(List.of(), buckets.list());
  }

  @Test
  void findsAllOfManyBuckets() {
    for (int attempt = 1; attempt <= 250; attempt++) {
      plant(BucketName.of(RUN, attempt).value(), RUN);
    }

    assertEquals(250, buckets.list().size());
  }

  @Test
  void saysWhichPermissionIsMissing() {
    cloud.script().failBefore("bucket.list", 20, 403);

    CarbonException e = assertThrows(CarbonException.class, buckets::list);

    assertEquals(ErrorKind.CREDENTIALS, e.kind());
    assertTrue(e.text().contains("demo-project"), e.text());
    assertTrue(e.hint().orElse("").contains("storage.buckets.list"));
  }

  private void plant(String name, RunId run) {
    cloud.plantBucket(name, "EUROPE-NORTH1", Map.of(Labels.RUN, run.value()));
  }
}

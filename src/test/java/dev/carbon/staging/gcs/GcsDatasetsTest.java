package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.Dataset;
import dev.carbon.staging.Datasets;
import dev.carbon.staging.DatasetsContract;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.Fault;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract over the fake cloud, and what becomes of the store's faults. */
class GcsDatasetsTest extends DatasetsContract {
  private static final Duration SOON = Duration.ofSeconds(5);
  private static final Duration BOUNDED = Duration.ofSeconds(20);
  private static final DataAddress ADDRESS = new DataAddress("my-data", "");

  private FakeGoogleCloud cloud;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Override
  protected Datasets datasets() {
    return datasets(new GcsDatasets.Limits(SOON, 100, 2), SOON);
  }

  @Override
  protected void put(String bucket, String location, String name, int bytes) {
    if (cloud.bucket(bucket).isEmpty()) {
      cloud.plantBucket(bucket, location, Map.of());
    }
    cloud.plantObject(bucket, name, new byte[bytes]);
  }

  @Test
  void countsPageByPage() {
    putMany(7);

    assertEquals(OptionalLong.of(7), find(datasets()).objects());
    assertEquals(4, cloud.calls("object.list").size());
  }

  @Test
  void namesTheFlagWhoseBucketIsMissing() {
    CarbonException error =
        assertThrows(
            CarbonException.class,
            () -> datasets().find(new DataAddress("no-such", ""), "demo-project"));

    assertEquals(ErrorKind.USAGE, error.kind());
    assertTrue(error.text().startsWith("--data: "), error.text());
  }

  @Test
  void aFolderIsCountedWithoutListingTheRest() {
    putMany(7);
    put("my-data", "us", "train/a", 1);

    datasets().find(new DataAddress("my-data", "train"), "demo-project");

    assertEquals(2, cloud.calls("object.list").size());
  }

  @Test
  void aNeighbourWhoseNameBeginsAlikeIsNotListed() {
    for (int i = 0; i < 20; i++) {
      put("my-data", "us", "train-old/" + i, 100);
    }
    put("my-data", "us", "train", 30);
    put("my-data", "us", "train/a", 1);

    Dataset found = datasets().find(new DataAddress("my-data", "train"), "demo-project");

    assertEquals(OptionalLong.of(2), found.objects());
    assertEquals(31e-9, found.gigabytes(), 1e-15);
    assertEquals(2, cloud.calls("object.list").size());
  }

  @Test
  void moreObjectsThanItCountsAreAnErrorThatNamesTheWayOut() {
    putMany(5);

    CarbonException error = failure(datasets(new GcsDatasets.Limits(SOON, 4, 2), SOON));

    assertEquals(ErrorKind.USAGE, error.kind());
    assertTrue(error.text().contains("more than 4 objects"), error.text());
    assertTrue(error.hint().orElseThrow().contains("REGION:SIZE"));
  }

  @Test
  void aBucketInTwoRegionsOfItsOwnersChoiceIsNoMultiRegion() {
    cloud.plantBucketInTwo("my-data", "US", List.of("US-CENTRAL1", "US-EAST1"));
    put("my-data", "us", "a", 1);

    assertEquals("us-central1+us-east1", find(datasets()).location().id());
  }

  @Test
  void whoMayNotLookIsToldWhichPermissionIsMissing() {
    put("my-data", "us", "a", 1);
    cloud.script().failBefore("object.list", 1, 403);

    CarbonException error = failure(datasets());

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.hint().orElseThrow().contains("storage.objects.list"), error.toString());
  }

  @Test
  void anExpiredLoginAsksToLogIn() {
    cloud.script().failBefore("bucket.get", 1, 401);

    CarbonException error = failure(datasets());

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.hint().orElseThrow().contains("gcloud auth application-default login"));
  }

  @Test
  void aShortOutageIsSatOut() {
    putMany(3);
    cloud.script().failBefore("object.list", 2, 503);

    assertEquals(OptionalLong.of(3), find(datasets()).objects());
  }

  @Test
  void aListingThatNeverEndsIsGivenUpInTime() {
    putMany(3);
    cloud.script().fault("object.list", Integer.MAX_VALUE, Fault.silence());
    Datasets hasty =
        datasets(new GcsDatasets.Limits(Duration.ofMillis(300), 100, 2), Duration.ofSeconds(60));

    CarbonException error = assertTimeoutPreemptively(BOUNDED, () -> failure(hasty));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertTrue(error.hint().orElseThrow().contains("REGION:SIZE"));
  }

  @Test
  void anInterruptedCountIsInterruptedAndNotTooSlow() {
    putMany(3);
    Thread.currentThread().interrupt();

    CarbonException error = failure(datasets());

    assertTrue(Thread.interrupted());
    assertEquals(ErrorKind.INTERRUPTED, error.kind());
    assertTrue(error.text().contains("count"), error.text());
  }

  @Test
  void nothingIsChangedAndNoCredentialIsSentToAnEmulator() {
    putMany(3);

    find(datasets());

    assertEquals(
        cloud.calls().size(), cloud.calls("bucket.get").size() + cloud.calls("object.list").size());
    cloud.calls().forEach(call -> assertEquals("absent", call.detail("authorization")));
  }

  private void putMany(int objects) {
    for (int i = 0; i < objects; i++) {
      put("my-data", "europe-west1", "part-" + i, 10);
    }
  }

  private Datasets datasets(GcsDatasets.Limits limits, Duration silence) {
    Patience hurry = new Patience(SOON, silence, Duration.ofMillis(1), silence, 1L << 30);
    return new GcsDatasets(Optional.of(URI.create(cloud.storageUrl())), hurry, limits);
  }

  private static Dataset find(Datasets datasets) {
    return datasets.find(ADDRESS, "demo-project");
  }

  private static CarbonException failure(Datasets datasets) {
    return assertThrows(CarbonException.class, () -> find(datasets));
  }
}

package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.GoogleLogin;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Labels;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.TransferContract;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GcsStagerTest extends TransferContract {
  private FakeGoogleCloud cloud;
  private GcsStager stager;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start();
    stager = GcsStagers.over(cloud);
  }

  @AfterEach
  void neverSendsACredentialToAnEmulator() {
    assertTrue(
        cloud.calls().stream()
            .allMatch(call -> "absent".equals(call.detail().get("authorization"))));
    cloud.close();
  }

  @Override
  protected Stager stager() {
    return stager;
  }

  @Override
  protected Location location() {
    return new Location("europe-north1");
  }

  @Override
  protected void writeAsJob(Bucket bucket, ObjectName name, byte[] content) {
    cloud.plantObject(bucket.name().value(), name.value(), content);
  }

  @Test
  void makesAPrivateLabelledBucketWhoseInputsExpire() {
    BucketSpec spec = newSpec();

    stager.create(spec);

    RecordedCall insert = cloud.calls("bucket.insert").get(0);
    String body = insert.detail().getOrDefault("body", "");
    assertEquals(spec.labels(), cloud.bucket(spec.name().value()).orElseThrow().labels());
    assertTrue(body.contains("\"uniformBucketLevelAccess\":{\"enabled\":true}"), body);
    assertTrue(body.contains("\"publicAccessPrevention\":\"enforced\""), body);
    assertTrue(body.contains("\"matchesPrefix\":[\"input/\"]"), body);
    assertTrue(!body.contains("softDeletePolicy"), body);
  }

  @Test
  void learnsTheProjectsNumberOnce() {
    stager.create(newSpec());
    stager.create(newSpec());

    assertEquals(1, cloud.calls("serviceAccount.get").size());
  }

  @Test
  void contactsNobodyBeforeTheFirstCall() {
    assertEquals(List.of(), cloud.calls());
  }

  @Test
  void tellsTheLocationThatTheStoreTells() {
    cloud.script().bucketLocation("EUROPE-WEST9");

    assertEquals(new Location("europe-west9"), stager.create(newSpec()).location());
  }

  @Test
  void writesNothingIntoABucketOfAnotherProject() {
    BucketSpec spec = newSpec();
    cloud.plantForeignBucket(spec.name().value(), "EUROPE-NORTH1", 42);

    CarbonException refusal = assertThrows(CarbonException.class, () -> stager.create(spec));

    assertEquals(ErrorKind.CONFIGURATION, refusal.kind());
    assertEquals(List.of(), cloud.calls("object.insert"));
  }

  @Test
  void writesNothingIntoABucketThatMayNotBeLookedAt() {
    BucketSpec spec = newSpec();
    cloud.plantForeignBucket(spec.name().value(), "EUROPE-NORTH1", 42);
    cloud.script().failBefore("bucket.get", 1, 403);

    CarbonException refusal = assertThrows(CarbonException.class, () -> stager.create(spec));

    assertEquals(ErrorKind.CONFIGURATION, refusal.kind());
  }

  @Test
  void doesNotTakeABucketOfAnotherRunForItsOwn() {
    BucketSpec spec = newSpec();
    Map<String, String> labels = newSpec().labels();
    cloud.plantBucket(spec.name().value(), "EUROPE-NORTH1", labels);

    CarbonException refusal = assertThrows(CarbonException.class, () -> stager.create(spec));

    assertEquals(ErrorKind.CONFIGURATION, refusal.kind());
  }

  @Test
  void doesNotDeleteABucketThatIsNotProvenOurs() {
    BucketSpec spec = newSpec();
    cloud.plantBucket(spec.name().value(), "EUROPE-NORTH1", Map.of(Labels.RUN, "r-other"));
    Bucket bucket = new Bucket(spec.name(), "gs://" + spec.name(), location(), 1);

    assertThrows(CarbonException.class, () -> stager.delete(bucket));

    assertEquals(List.of(), cloud.calls("bucket.delete"));
  }

  @Test
  void doesNotDeleteABucketWhoseSettingsHaveChanged() {
    Bucket bucket = stager.create(newSpec());
    Bucket other =
        new Bucket(bucket.name(), bucket.address(), bucket.location(), bucket.metageneration() + 1);

    CarbonException refusal = assertThrows(CarbonException.class, () -> stager.delete(other));

    assertEquals(ErrorKind.CLEANUP_INCOMPLETE, refusal.kind());
    assertEquals(1, cloud.buckets().size());
  }

  @Test
  void deletesObjectsOnlyInTheVersionThatWasSeen() {
    Bucket bucket = stager.create(newSpec());
    StoredObject code = stager.upload(bucket, CODE, new byte[] {1});

    stager.deleteObjects(bucket, List.of(code));

    Map<String, String> detail = cloud.calls("object.delete").get(0).detail();
    assertEquals(Long.toString(code.generation()), detail.get("generation"));
    assertEquals(Long.toString(code.generation()), detail.get("ifGenerationMatch"));
  }

  @Test
  void uploadsOnlyWhereNothingIs() {
    Bucket bucket = stager.create(newSpec());

    stager.upload(bucket, CODE, new byte[] {1});

    assertEquals("0", cloud.calls("object.insert").get(0).detail().get("ifGenerationMatch"));
  }

  @Test
  void listsAllPages() {
    Bucket bucket = stager.create(newSpec());
    for (int i = 0; i < 1203; i++) {
      writeAsJob(bucket, new ObjectName("output/" + i), new byte[] {1});
    }

    assertEquals(1203, stager.list(bucket).size());
    assertEquals(2, cloud.calls("object.list").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://10.0.0.1:9000",
        "https://storage.googleapis.com",
        "http://user@127.0.0.1:9000",
        "http://127.0.0.1:9000?x=y",
        "ftp://127.0.0.1:9000",
        "file:///tmp",
        "127.0.0.1"
      })
  void acceptsNoEmulatorElsewhere(String host) {
    CarbonException refusal =
        assertThrows(
            CarbonException.class,
            () -> new GcsStager("p", new GoogleLogin("p"), Optional.of(URI.create(host))));

    assertEquals(ErrorKind.CONFIGURATION, refusal.kind());
  }
}

package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.google.GoogleLogin;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.OutputStore;
import dev.carbon.staging.OutputStoreContract;
import dev.carbon.staging.StoredObject;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract over the fake cloud, and what becomes of the store's faults. */
class GcsOutputStoreTest extends OutputStoreContract {
  private static final Duration SOON = Duration.ofSeconds(5);

  private final FakeGoogleCloud cloud;
  private final OutputStore store;

  GcsOutputStoreTest() throws IOException {
    cloud = FakeGoogleCloud.start();
    store =
        new GcsOutputStore(
            "demo-project",
            new GoogleLogin("demo-project"),
            Optional.of(URI.create(cloud.storageUrl())),
            new Patience(SOON, SOON, Duration.ofMillis(1), SOON, 1L << 30));
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Override
  protected OutputStore store() {
    return store;
  }

  @Override
  protected void makeBucket(String name, String location) {
    if (cloud.bucket(name).isEmpty()) {
      cloud.plantBucket(name, location, Map.of());
    }
  }

  @Override
  protected StoredObject write(String bucket, String name, byte[] content) {
    makeBucket(bucket, "us");
    cloud.plantObject(bucket, name, content);
    return store.list(new DataAddress(bucket, "")).stream()
        .filter(object -> object.name().equals(new ObjectName(name)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void copiesALargeObjectInAsManyCallsAsItTakes() {
    StoredObject source = write("other-bucket", "a", new byte[1000]);
    cloud.script().bytesPerRewrite(300);

    StoredObject copy = store.copy("other-bucket", source, FOLDER.child("a"));

    assertEquals(1000, copy.bytes());
    assertEquals(4, cloud.calls("object.rewrite").size());
  }

  @Test
  void sitsOutAShortOutageAndTakesALostReplyAsDone() {
    StoredObject source = write("other-bucket", "a", new byte[10]);
    cloud.script().failBefore("object.rewrite", 1, 503).failAfter("object.rewrite", 1, 503);

    StoredObject copy = store.copy("other-bucket", source, FOLDER.child("a"));

    assertEquals(List.of(copy), store.list(FOLDER));
  }

  @Test
  void namesTheFlagWhoseBucketIsMissing() {
    CarbonException error =
        assertThrows(CarbonException.class, () -> store.list(new DataAddress("no-such", "x")));

    assertTrue(error.text().startsWith("--output: "), error.text());
    assertTrue(error.text().contains("gs://no-such/x"), error.text());
  }

  @Test
  void saysWhatIsMissingWhenTheAccountMayNotCopy() {
    StoredObject source = write("other-bucket", "a", new byte[10]);
    cloud.script().failBefore("object.rewrite", 1, 403);

    CarbonException error =
        assertThrows(
            CarbonException.class, () -> store.copy("other-bucket", source, FOLDER.child("a")));

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.hint().orElseThrow().contains("storage.objects.create"));
  }
}

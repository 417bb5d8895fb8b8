package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.region.Location;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Labels;
import dev.carbon.staging.RunId;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.Gcloud;
import dev.carbon.testing.cloud.RealClients;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bucket that carbon asks for is the one that gcloud makes by the flags for it. */
class GcloudBucketTest {
  private static final String KEY = "projects/p/locations/europe-west4/keyRings/r/cryptoKeys/k";
  private static final List<String> SAME =
      List.of("location", "storageClass", "iamConfiguration", "softDeletePolicy", "encryption");

  @TempDir private Path folder;

  @Test
  void aPrivateBucketLockedAndWithoutSoftDelete() throws Exception {
    try (FakeGoogleCloud cloud = FakeGoogleCloud.start()) {
      Gcloud gcloud = Gcloud.against(cloud, folder);
      gcloud.run(
          "storage",
          "buckets",
          "create",
          "gs://by-hand",
          "--location=europe-west4",
          "--default-storage-class=STANDARD",
          "--uniform-bucket-level-access",
          "--public-access-prevention",
          "--soft-delete-duration=0",
          "--default-encryption-key=" + KEY);
      RunId run = new RunId("r-abcdefghijklmnopqrstuvwxyz");
      BucketSpec spec =
          new BucketSpec(
              BucketName.of(run, 1),
              new Location("europe-west4"),
              Labels.of(run, 1, "0.1.0", Instant.EPOCH),
              Optional.of(KEY),
              true);
      RealClients.storage(cloud).create(BucketRequest.of(spec));

      JsonNode byHand = settings(cloud, "by-hand");
      JsonNode own = settings(cloud, spec.name().value());
      for (String key : SAME) {
        assertEquals(byHand.get(key), own.get(key), key);
      }
      assertEquals(KEY, own.path("encryption").path("defaultKmsKeyName").asText());
    }
  }

  private static JsonNode settings(FakeGoogleCloud cloud, String bucket) throws Exception {
    return new ObjectMapper().readTree(cloud.bucket(bucket).orElseThrow().settings());
  }
}

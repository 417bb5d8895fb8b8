package dev.carbon.staging.gcs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.BucketInfo.LifecycleRule;
import com.google.cloud.storage.BucketInfo.PublicAccessPrevention;
import com.google.cloud.storage.StorageClass;
import dev.carbon.region.Location;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Labels;
import dev.carbon.staging.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BucketRequestTest {
  private static final RunId RUN = new RunId("r-abcdefghijklmnopqrstuvwxyz");
  private static final BucketSpec SPEC =
      new BucketSpec(
          BucketName.of(RUN, 1),
          new Location("europe-north1"),
          Labels.of(RUN, 1, "0.1.0", Instant.EPOCH),
          Optional.empty(),
          false);

  private final BucketInfo request = BucketRequest.of(SPEC);

  @Test
  void asksForARegionalBucketWithTheRunsLabels() {
    assertEquals(SPEC.name().value(), request.getName());
    assertEquals("europe-north1", request.getLocation());
    assertEquals(StorageClass.STANDARD, request.getStorageClass());
    assertEquals(SPEC.labels(), request.getLabels());
  }

  @Test
  void closesTheBucketToThePublic() {
    assertTrue(request.getIamConfiguration().isUniformBucketLevelAccessEnabled());
    assertEquals(
        PublicAccessPrevention.ENFORCED, request.getIamConfiguration().getPublicAccessPrevention());
  }

  @Test
  void letsOnlyInputsExpire() {
    assertEquals(1, request.getLifecycleRules().size());
    LifecycleRule rule = request.getLifecycleRules().get(0);
    assertEquals("Delete", rule.getAction().getActionType());
    assertEquals(30, rule.getCondition().getAge());
    assertEquals(List.of("input/"), rule.getCondition().getMatchesPrefix());
  }

  @Test
  void keepsNothingOfWhatIsDeletedWhenAskedTo() {
    BucketInfo purged =
        BucketRequest.of(
            new BucketSpec(SPEC.name(), SPEC.location(), SPEC.labels(), Optional.empty(), true));
    assertEquals(Duration.ZERO, purged.getSoftDeletePolicy().getRetentionDuration());
  }

  @Test
  void locksWhatItHoldsWithTheGivenKey() {
    String key = "projects/p/locations/europe-north1/keyRings/r/cryptoKeys/k";
    BucketInfo locked =
        BucketRequest.of(
            new BucketSpec(SPEC.name(), SPEC.location(), SPEC.labels(), Optional.of(key), false));
    assertEquals(key, locked.getDefaultKmsKeyName());
    assertNull(request.getDefaultKmsKeyName());
  }

  @Test
  void leavesSoftDeleteAsGoogleHasIt() {
    assertNull(request.getSoftDeletePolicy());
  }
}

package dev.carbon.staging.gcs;

import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.BucketInfo.IamConfiguration;
import com.google.cloud.storage.BucketInfo.LifecycleRule;
import com.google.cloud.storage.BucketInfo.LifecycleRule.LifecycleAction;
import com.google.cloud.storage.BucketInfo.LifecycleRule.LifecycleCondition;
import com.google.cloud.storage.BucketInfo.PublicAccessPrevention;
import com.google.cloud.storage.BucketInfo.SoftDeletePolicy;
import com.google.cloud.storage.StorageClass;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.ObjectName;
import java.time.Duration;
import java.util.List;

/**
 * A bucket as Cloud Storage is asked to make it: private, in one region, and with inputs that go
 * away by themselves.
 *
 * <p>Soft delete is not mentioned unless nothing is to be kept: Google's default keeps a deleted
 * model for some days, which is the one undo there is.
 */
final class BucketRequest {
  private static final int INPUT_DAYS = 30;

  private BucketRequest() {}

  static BucketInfo of(BucketSpec spec) {
    BucketInfo.Builder bucket =
        BucketInfo.newBuilder(spec.name().value())
            .setLocation(spec.location().id())
            .setStorageClass(StorageClass.STANDARD)
            .setLabels(spec.labels())
            .setIamConfiguration(closedToThePublic())
            .setLifecycleRules(List.of(inputsExpire()));
    spec.kmsKey().ifPresent(bucket::setDefaultKmsKeyName);
    if (spec.purge()) {
      bucket.setSoftDeletePolicy(keepingNothing());
    }
    return bucket.build();
  }

  private static SoftDeletePolicy keepingNothing() {
    return SoftDeletePolicy.newBuilder().setRetentionDuration(Duration.ZERO).build();
  }

  private static IamConfiguration closedToThePublic() {
    return IamConfiguration.newBuilder()
        .setIsUniformBucketLevelAccessEnabled(true)
        .setPublicAccessPrevention(PublicAccessPrevention.ENFORCED)
        .build();
  }

  private static LifecycleRule inputsExpire() {
    LifecycleCondition condition =
        LifecycleCondition.newBuilder()
            .setAge(INPUT_DAYS)
            .setMatchesPrefix(List.of(ObjectName.INPUT))
            .build();
    return new LifecycleRule(LifecycleAction.newDeleteAction(), condition);
  }
}

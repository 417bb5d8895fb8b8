package dev.carbon.staging.gcs;

import com.google.cloud.storage.Bucket;
import com.google.cloud.storage.BucketInfo.CustomPlacementConfig;
import com.google.cloud.storage.Storage;
import com.google.cloud.storage.Storage.BucketField;
import com.google.cloud.storage.Storage.BucketGetOption;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import dev.carbon.staging.DataAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a bucket of the user's lies. */
final class BucketPlace {
  private BucketPlace() {}

  /**
   * A region, a multi-region, or two regions that the owner chose.
   *
   * @throws dev.carbon.error.CarbonException USAGE when there is no such bucket
   * @throws com.google.cloud.storage.StorageException as Google's client
   */
  static Location of(Storage storage, Deed deed, DataAddress address) {
    @Nullable Bucket bucket =
        storage.get(
            address.bucket(),
            BucketGetOption.fields(BucketField.LOCATION, BucketField.CUSTOM_PLACEMENT_CONFIG));
    if (bucket == null) {
      throw deed.noSuchBucket(null);
    }
    @Nullable String name = bucket.getLocation();
    if (name == null) {
      throw deed.failed(ErrorKind.UPSTREAM, "Cloud Storage gives no location", null, null);
    }
    return regions(bucket)
        .map(pair -> new Location(String.join("+", pair)))
        .orElseGet(() -> new Location(name));
  }

  /** The two regions of a bucket whose owner chose them; its location alone would say less. */
  private static Optional<List<String>> regions(Bucket bucket) {
    return Optional.ofNullable(bucket.getCustomPlacementConfig())
        .map(CustomPlacementConfig::getDataLocations);
  }
}

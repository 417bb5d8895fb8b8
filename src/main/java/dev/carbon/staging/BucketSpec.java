package dev.carbon.staging;

import dev.carbon.region.Location;
import java.util.Map;
import java.util.Optional;

/**
 * A bucket to make.
 *
 * @param labels written on the bucket; {@link Labels#RUN} among them proves later that it is ours
 * @param kmsKey that encrypts what nobody encrypts otherwise; empty for the store's own keys
 * @param purge keep no copy of what is deleted, where the store would
 */
public record BucketSpec(
    BucketName name,
    Location location,
    Map<String, String> labels,
    Optional<String> kmsKey,
    boolean purge) {
  /** A bucket with Google's own key, from which what is deleted can be brought back for a while. */
  public BucketSpec(BucketName name, Location location, Map<String, String> labels) {
    this(name, location, labels, Optional.empty(), false);
  }

  public BucketSpec {
    labels = Map.copyOf(labels);
  }
}

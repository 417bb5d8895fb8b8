package dev.carbon.staging;

import dev.carbon.region.Location;
import java.util.Map;

/**
 * A bucket to make.
 *
 * @param labels written on the bucket; {@link Labels#RUN} among them proves later that it is ours
 */
public record BucketSpec(BucketName name, Location location, Map<String, String> labels) {
  public BucketSpec {
    labels = Map.copyOf(labels);
  }
}

package dev.carbon.staging;

import dev.carbon.region.Location;
import java.time.Instant;

/**
 * A bucket that carbon made.
 *
 * @param createdAt as the store says
 */
public record OwnBucket(BucketName name, Location location, Instant createdAt) {}

package dev.carbon.staging;

import dev.carbon.region.Location;

/**
 * A bucket that exists and is proven to be ours.
 *
 * @param location where the store says the bucket lies
 * @param metageneration the version of its settings, so that a delete touches no other bucket of
 *     that name
 */
public record Bucket(BucketName name, Location location, long metageneration) {}

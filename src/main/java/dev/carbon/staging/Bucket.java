package dev.carbon.staging;

import dev.carbon.region.Location;

/**
 * A bucket that exists and is proven to be ours.
 *
 * @param address where a person finds it: {@code gs://NAME}, or a folder
 * @param location where the store says the bucket lies
 * @param metageneration the version of its settings, so that a delete touches no other bucket of
 *     that name
 */
public record Bucket(BucketName name, String address, Location location, long metageneration) {}

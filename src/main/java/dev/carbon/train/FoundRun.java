package dev.carbon.train;

import dev.carbon.staging.OwnBucket;
import java.util.Optional;

/**
 * A run of which the cloud has a bucket.
 *
 * @param bucket of its newest attempt
 * @param summary what its history says; empty when there is none
 * @param recovered whether that history was written just now
 * @param obstacle why there is none; empty when there is one
 */
public record FoundRun(
    OwnBucket bucket, Optional<RunSummary> summary, boolean recovered, Optional<String> obstacle) {}

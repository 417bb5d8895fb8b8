package dev.carbon.train;

import dev.carbon.job.OwnJob;
import dev.carbon.staging.OwnBucket;
import dev.carbon.staging.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A run of which the cloud has something.
 *
 * @param bucket of its newest attempt; empty when it is gone
 * @param liveJobs of the run, as far as the locations answered; at least one where there is no
 *     bucket
 * @param summary what its history says; empty when there is none
 * @param recovered where the copy of that history said that the outputs go, when it was written
 *     just now; empty when it was not
 * @param obstacle why there is none; empty when there is one
 */
public record FoundRun(
    RunId run,
    Optional<OwnBucket> bucket,
    List<OwnJob> liveJobs,
    Optional<RunSummary> summary,
    Optional<String> recovered,
    Optional<String> obstacle) {

  public FoundRun {
    liveJobs = List.copyOf(liveJobs);
  }

  /** When the cloud made what there is of it. */
  public Instant since() {
    return bucket.map(OwnBucket::createdAt).orElseGet(() -> liveJobs.get(0).createdAt());
  }

  /** Where it is. */
  public String region() {
    return bucket
        .map(OwnBucket::location)
        .orElseGet(() -> liveJobs.get(0).handle().location())
        .id();
  }
}

package dev.carbon.train;

import dev.carbon.job.OwnJob;
import dev.carbon.region.Location;
import dev.carbon.region.Price;
import dev.carbon.staging.OwnBucket;
import dev.carbon.staging.RunId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A bucket, or a live job without a bucket, that nobody here tends.
 *
 * @param bucket empty when this is about a job
 * @param job that lives; of a bucket the one that may still write to it
 * @param costPerHour of the job; empty when unknown or when there is none
 * @param why the fate, in words
 * @param next the commands that deal with it, the most useful first
 */
public record Orphan(
    RunId run,
    Optional<OwnBucket> bucket,
    Optional<OwnJob> job,
    Optional<Price> costPerHour,
    Fate fate,
    String why,
    List<String> next) {

  public Orphan {
    next = List.copyOf(next);
  }

  /** Where it is. */
  public Location location() {
    return bucket.map(OwnBucket::location).orElseGet(() -> job.orElseThrow().handle().location());
  }

  /** When the cloud made it. */
  public Instant since() {
    return bucket.map(OwnBucket::createdAt).orElseGet(() -> job.orElseThrow().createdAt());
  }

  /** Its name in the cloud. */
  public String name() {
    return bucket
        .map(each -> each.name().value())
        .orElseGet(() -> job.orElseThrow().handle().name());
  }

  /** Whether it is to be removed as soon as somebody says yes. */
  public boolean isRemovable() {
    return fate == Fate.REMOVABLE;
  }

  /** The same after that has become of it. */
  Orphan become(Fate other, String reason) {
    return new Orphan(run, bucket, job, costPerHour, other, reason, next);
  }

  /** What becomes of it. The names are public: they stand in the JSON document. */
  public enum Fate {
    /** Nothing would be lost with it. */
    REMOVABLE,
    /** It stays: something would be lost, or nobody knows. */
    KEPT,
    /** It is gone, or the job has ended. */
    REMOVED
  }
}

package dev.carbon.staging;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The buckets of a project that carbon made, whoever remembers them. */
public interface OwnBuckets {
  /**
   * Every bucket of the project whose name is one of carbon's and whose {@link Labels#RUN} label is
   * the run of that name; in no order. {@link Stager#find} proves each.
   *
   * @throws dev.carbon.error.CarbonException UPSTREAM when the store cannot be reached, CREDENTIALS
   *     when it refuses this account
   */
  List<OwnBucket> list();

  /**
   * When the newest of the objects in a bucket was written; empty when it holds none, or is gone.
   *
   * @throws dev.carbon.error.CarbonException as {@link #list}
   */
  Optional<Instant> lastWrite(BucketName bucket);
}

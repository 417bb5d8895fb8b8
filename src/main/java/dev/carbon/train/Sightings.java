package dev.carbon.train;

import dev.carbon.job.OwnJob;
import dev.carbon.region.Location;
import dev.carbon.staging.OwnBucket;
import dev.carbon.staging.RunId;
import java.util.List;
import java.util.Map;

/**
 * What a project has of carbon, by its labels.
 *
 * @param buckets of the whole project
 * @param liveJobs of the locations that answered
 * @param unanswered locations of which nobody knows whether jobs live there, each with the reason
 */
public record Sightings(
    List<OwnBucket> buckets, List<OwnJob> liveJobs, Map<Location, String> unanswered) {

  public Sightings {
    buckets = List.copyOf(buckets);
    liveJobs = List.copyOf(liveJobs);
    unanswered = Map.copyOf(unanswered);
  }

  /** The live jobs of a run, wherever they are. */
  List<OwnJob> jobs(RunId run) {
    return liveJobs.stream().filter(job -> job.run().equals(run)).toList();
  }

  /** Whether the project has a bucket of any attempt of the run. */
  boolean hasBucket(RunId run) {
    return buckets.stream().anyMatch(bucket -> bucket.name().run().equals(run));
  }
}

package dev.carbon.train;

import dev.carbon.region.Location;
import java.time.Duration;
import java.util.List;

/**
 * What a sweep looks for.
 *
 * @param locations whose buckets and jobs are looked at
 * @param olderThan since the cloud made it, and since anything was written into a bucket
 * @param cancelJobs tell live jobs to stop whose buckets are gone
 */
public record OrphanRequest(List<Location> locations, Duration olderThan, boolean cancelJobs) {
  public OrphanRequest {
    locations = List.copyOf(locations);
  }
}

package dev.carbon.job;

import dev.carbon.region.Location;
import dev.carbon.region.Workers;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.RunId;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A training job to run once.
 *
 * @param location where to run it; the bucket lies there too
 * @param code in the bucket; empty for an image's own program
 * @param lease of the attempt; what a bootstrap takes before it trains
 * @param output where the job writes, when that is not its own bucket
 * @param timeout after which the runner itself ends the job
 * @param labels written on the job; {@link dev.carbon.staging.Labels#RUN} among them
 */
public record JobSpec(
    RunId run,
    int attempt,
    Location location,
    BucketName bucket,
    Task task,
    Optional<StagedCode> code,
    Lease lease,
    Resources resources,
    JobAccess access,
    Optional<DataAddress> output,
    Duration timeout,
    Map<String, String> labels) {

  public JobSpec {
    labels = Map.copyOf(labels);
    if (task.program().hasBootstrap() != code.isPresent()) {
      throw new IllegalArgumentException("code and bootstrap belong together");
    }
  }

  /** What lists of jobs show. */
  public String displayName() {
    return "carbon-" + run.suffix() + "-" + attempt;
  }

  public Workers workers() {
    return resources.workers();
  }

  /** The folder in Cloud Storage that holds the job's outputs, without a slash at its end. */
  public DataAddress outputFolder() {
    String own = ObjectName.OUTPUT.substring(0, ObjectName.OUTPUT.length() - 1);
    return output.orElseGet(() -> new DataAddress(bucket.value(), own));
  }
}

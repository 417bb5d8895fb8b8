package dev.carbon.job;

import dev.carbon.region.Location;
import dev.carbon.region.Workers;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.RunId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A training job to run once.
 *
 * @param location where to run it; the bucket lies there too
 * @param workers the machines that work together; a runner of processes rehearses one of them
 * @param image container image; a runner without containers ignores it
 * @param arguments the script's own; passed as a list, never through a shell
 * @param environment set for the script besides {@code AIP_*}
 * @param timeout after which the runner itself ends the job
 * @param labels written on the job; {@link dev.carbon.staging.Labels#RUN} among them
 */
public record JobSpec(
    RunId run,
    int attempt,
    Location location,
    BucketName bucket,
    StagedCode code,
    Workers workers,
    String image,
    List<String> arguments,
    Map<String, String> environment,
    Optional<String> serviceAccount,
    Duration timeout,
    Map<String, String> labels) {

  public JobSpec {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    labels = Map.copyOf(labels);
  }

  /** What lists of jobs show. */
  public String displayName() {
    return "carbon-" + run.suffix() + "-" + attempt;
  }
}

package dev.carbon.train;

import dev.carbon.placement.PlacementRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user wants trained: checked, complete, nothing decided yet.
 *
 * @param arguments the script's own
 * @param environment set for the script; values may be secret and are never shown
 * @param image container image for a backend with containers
 * @param timeout after which the backend ends the job
 * @param maxQueue how long to wait for machines
 * @param output where the outputs go; empty for a folder named after the run
 * @param keepBucket leave the bucket when all is done
 * @param requireOutputs a run without outputs has failed
 */
public record TrainRequest(
    BackendKind backend,
    Script script,
    List<String> arguments,
    Map<String, String> environment,
    PlacementRequest placement,
    String image,
    Optional<String> serviceAccount,
    Duration timeout,
    Duration maxQueue,
    Optional<Path> output,
    boolean keepBucket,
    boolean requireOutputs) {

  public TrainRequest {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }
}

package dev.carbon.train;

import dev.carbon.job.Code;
import dev.carbon.job.JobAccess;
import dev.carbon.job.Resources;
import dev.carbon.job.Task;
import dev.carbon.placement.PlacementRequest;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the user wants trained: checked, complete, nothing decided yet.
 *
 * @param labels of the run, as {@link RunLabels} has them; a plan of before there were labels has
 *     none
 */
public record TrainRequest(
    BackendKind backend,
    Task task,
    Code code,
    PlacementRequest placement,
    Resources resources,
    JobAccess access,
    Limits limits,
    OutputRequest outputs,
    Map<String, String> labels) {

  public TrainRequest {
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    if (!placement.workers().equals(resources.workers())) {
      throw new IllegalArgumentException("the ranking is of other machines than the job's");
    }
  }

  /** What is started, as a person calls it. */
  public String title() {
    String name = task.program().name();
    return name.isEmpty() ? task.image() : name;
  }
}

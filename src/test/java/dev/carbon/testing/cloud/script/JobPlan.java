package dev.carbon.testing.cloud.script;

import com.google.cloud.aiplatform.v1.JobState;
import com.google.protobuf.ByteString;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How one job will go, fixed when it is created.
 *
 * @param states what GetCustomJob answers, one a call; the last one stays
 * @param failureMessage the error's text when the job ends FAILED
 * @param hiddenLists how many ListCustomJobs calls do not show it yet
 * @param outputs name below the base output directory, and content
 * @param outputsOn the state in which the outputs appear
 * @param execute whether RUNNING starts the container's command as a local process
 * @param timePerStep how far the cloud's clock goes with each change of state
 */
public record JobPlan(
    List<JobState> states,
    String failureMessage,
    int hiddenLists,
    Map<String, ByteString> outputs,
    JobState outputsOn,
    boolean execute,
    Duration timePerStep) {
  public JobPlan {
    states = List.copyOf(states);
    outputs = Map.copyOf(outputs);
  }
}

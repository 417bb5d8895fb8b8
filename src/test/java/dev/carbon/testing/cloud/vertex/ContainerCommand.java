package dev.carbon.testing.cloud.vertex;

import com.google.cloud.aiplatform.v1.ContainerSpec;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.EnvVar;
import dev.carbon.testing.cloud.storage.BucketStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a replica's container would run, with {@code /gcs/} put where the mount is.
 *
 * @param replica whose container it is
 * @param words command and arguments
 * @param environment all of it
 */
record ContainerCommand(Replica replica, List<String> words, Map<String, String> environment) {
  private static final String MOUNT_POINT = "/gcs/";

  static ContainerCommand of(CustomJob job, Replica replica, Path mount, String storageUrl) {
    ContainerSpec spec = job.getJobSpec().getWorkerPoolSpecs(replica.pool()).getContainerSpec();
    List<String> words =
        Stream.concat(spec.getCommandList().stream(), spec.getArgsList().stream())
            .map(word -> moved(word, mount))
            .toList();
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    for (EnvVar variable : spec.getEnvList()) {
      environment.put(variable.getName(), moved(variable.getValue(), mount));
    }
    environment.putAll(vertexEnvironment(job));
    environment.put("CLUSTER_SPEC", replica.clusterSpec(job));
    environment.put("CARBON_GCS_MOUNT", mount.toString());
    environment.put("STORAGE_EMULATOR_HOST", storageUrl);
    return new ContainerCommand(replica, words, environment);
  }

  static String idOf(String jobName) {
    return jobName.substring(jobName.lastIndexOf('/') + 1);
  }

  private static Map<String, String> vertexEnvironment(CustomJob job) {
    Map<String, String> environment = new TreeMap<>();
    environment.put("CLOUD_ML_PROJECT_ID", Long.toString(BucketStore.PROJECT_NUMBER));
    environment.put("CLOUD_ML_JOB_ID", idOf(job.getName()));
    JobEffects.baseOutput(job)
        .ifPresent(
            base -> {
              environment.put("AIP_MODEL_DIR", base.child("model/").toString());
              environment.put("AIP_CHECKPOINT_DIR", base.child("checkpoints/").toString());
              environment.put("AIP_TENSORBOARD_LOG_DIR", base.child("logs/").toString());
            });
    return environment;
  }

  private static String moved(String word, Path mount) {
    return word.startsWith(MOUNT_POINT) ? mount + "/" + word.substring(MOUNT_POINT.length()) : word;
  }
}

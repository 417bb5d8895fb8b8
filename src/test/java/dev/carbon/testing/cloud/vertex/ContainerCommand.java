package dev.carbon.testing.cloud.vertex;

import com.google.cloud.aiplatform.v1.ContainerSpec;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.EnvVar;
import dev.carbon.testing.cloud.storage.BucketStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\$|\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");

  static ContainerCommand of(CustomJob job, Replica replica, Path mount, String storageUrl) {
    ContainerSpec spec = job.getJobSpec().getWorkerPoolSpecs(replica.pool()).getContainerSpec();
    List<String> words =
        Stream.concat(spec.getCommandList().stream(), spec.getArgsList().stream())
            .map(word -> moved(word, mount))
            .toList();
    Map<String, String> environment = new TreeMap<>();
    environment.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    for (EnvVar variable : spec.getEnvList()) {
      String value = expanded(variable.getValue(), environment);
      environment.put(variable.getName(), moved(value, mount));
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

  /**
   * {@code $(NAME)} becomes the value of a variable before it, if there is one, and {@code
   * $$(NAME)} that text with one dollar sign, as the reference of EnvVar says; that {@code $$}
   * becomes one anywhere else too is assumed.
   */
  private static String expanded(String value, Map<String, String> known) {
    return REFERENCE
        .matcher(value)
        .replaceAll(
            match -> {
              String name = match.group(1);
              String text = name == null ? "$" : known.getOrDefault(name, match.group());
              return Matcher.quoteReplacement(text);
            });
  }

  private static String moved(String word, Path mount) {
    return word.startsWith(MOUNT_POINT) ? mount + "/" + word.substring(MOUNT_POINT.length()) : word;
  }
}

package dev.carbon.job.vertex;

import com.google.cloud.aiplatform.v1.ContainerSpec;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.CustomJobSpec;
import com.google.cloud.aiplatform.v1.EncryptionSpec;
import com.google.cloud.aiplatform.v1.EnvVar;
import com.google.cloud.aiplatform.v1.GcsDestination;
import com.google.cloud.aiplatform.v1.Scheduling;
import com.google.cloud.aiplatform.v1.WorkerPoolSpec;
import com.google.protobuf.Duration;
import dev.carbon.error.CarbonException;
import dev.carbon.job.Bootstrap;
import dev.carbon.job.JobSpec;
import dev.carbon.job.StagedCode;
import dev.carbon.job.Task;
import dev.carbon.region.Provisioning;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A job as Vertex AI is asked to make it: the same container on each machine, run once. */
final class CustomJobRequest {
  private CustomJobRequest() {}

  /**
   * @throws CarbonException USAGE when Vertex AI has no word for the accelerator
   */
  static CustomJob of(JobSpec spec) {
    CustomJob.Builder job =
        CustomJob.newBuilder()
            .setDisplayName(spec.displayName())
            .putAllLabels(spec.labels())
            .setJobSpec(jobSpec(spec));
    spec.access()
        .kmsKey()
        .ifPresent(key -> job.setEncryptionSpec(EncryptionSpec.newBuilder().setKmsKeyName(key)));
    return job.build();
  }

  private static CustomJobSpec jobSpec(JobSpec spec) {
    CustomJobSpec.Builder job =
        CustomJobSpec.newBuilder()
            .addAllWorkerPoolSpecs(workerPools(spec))
            .setScheduling(scheduling(spec))
            .setBaseOutputDirectory(
                GcsDestination.newBuilder().setOutputUriPrefix(spec.outputFolder().toString()));
    spec.access().serviceAccount().ifPresent(job::setServiceAccount);
    spec.access().network().ifPresent(job::setNetwork);
    return job.build();
  }

  /** The primary, whose end is the job's, by itself; then all others, if there are any. */
  private static List<WorkerPoolSpec> workerPools(JobSpec spec) {
    WorkerPoolSpec primary = workerPool(spec, 1);
    int others = spec.workers().replicas() - 1;
    return others == 0 ? List.of(primary) : List.of(primary, workerPool(spec, others));
  }

  private static WorkerPoolSpec workerPool(JobSpec spec, int replicas) {
    WorkerPoolSpec.Builder pool =
        WorkerPoolSpec.newBuilder()
            .setMachineSpec(MachineRequest.of(spec.resources()))
            .setReplicaCount(replicas)
            .setContainerSpec(container(spec));
    MachineRequest.disk(spec.resources()).ifPresent(pool::setDiskSpec);
    return pool.build();
  }

  private static ContainerSpec container(JobSpec spec) {
    ContainerSpec.Builder container = ContainerSpec.newBuilder().setImageUri(spec.task().image());
    spec.code()
        .ifPresentOrElse(
            code -> container.addCommand("python3").addAllArgs(bootstrap(spec, code)),
            () -> addOwnProgram(container, spec.task()));
    new TreeMap<>(spec.task().environment())
        .forEach(
            (name, value) ->
                container.addEnv(EnvVar.newBuilder().setName(name).setValue(literal(value))));
    return container.build();
  }

  /** What the image itself starts, unless a module of it was named. */
  private static void addOwnProgram(ContainerSpec.Builder container, Task task) {
    String module = task.program().name();
    if (!module.isEmpty()) {
      container.addAllCommand(List.of("python3", "-m", module));
    }
    container.addAllArgs(task.arguments());
  }

  private static List<String> bootstrap(JobSpec spec, StagedCode code) {
    String replicas = Integer.toString(spec.workers().replicas());
    String aip = spec.task().cloudPaths() ? "gs" : "path";
    return Bootstrap.arguments(
        spec,
        code,
        "/gcs/" + spec.bucket(),
        "--bucket",
        spec.bucket().value(),
        "--replicas",
        replicas,
        "--aip",
        aip);
  }

  /** Vertex AI replaces {@code $(NAME)} in a value, and {@code $$} by a dollar sign. */
  private static String literal(String value) {
    return value.replace("$", "$$");
  }

  /** Restarts are what spot machines are about; everything else runs once. */
  private static Scheduling scheduling(JobSpec spec) {
    Provisioning provisioning = spec.workers().provisioning();
    Scheduling.Builder scheduling =
        Scheduling.newBuilder()
            .setTimeout(seconds(spec.timeout()))
            .setDisableRetries(provisioning != Provisioning.SPOT);
    strategy(provisioning).ifPresent(scheduling::setStrategy);
    spec.resources().maxWait().ifPresent(wait -> scheduling.setMaxWaitDuration(seconds(wait)));
    return scheduling.build();
  }

  private static Optional<Scheduling.Strategy> strategy(Provisioning provisioning) {
    return switch (provisioning) {
      case STANDARD -> Optional.empty();
      case SPOT -> Optional.of(Scheduling.Strategy.SPOT);
      case FLEX_START -> Optional.of(Scheduling.Strategy.FLEX_START);
    };
  }

  private static Duration seconds(java.time.Duration time) {
    return Duration.newBuilder().setSeconds(time.toSeconds()).build();
  }
}

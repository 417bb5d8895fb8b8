package dev.carbon.testing.cloud;

import com.google.cloud.aiplatform.v1.ContainerSpec;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.CustomJobSpec;
import com.google.cloud.aiplatform.v1.EnvVar;
import com.google.cloud.aiplatform.v1.GcsDestination;
import com.google.cloud.aiplatform.v1.MachineSpec;
import com.google.cloud.aiplatform.v1.WorkerPoolSpec;
import java.util.List;

/** Small custom jobs that Vertex would accept. */
final class RealJobs {
  private RealJobs() {}

  static CustomJob labelled(String run) {
    return job(List.of("true"), "").toBuilder().putLabels("carbon-run", run).build();
  }

  static CustomJob writingTo(String baseOutput) {
    return job(List.of("true"), baseOutput);
  }

  static CustomJob running(List<String> command, String baseOutput) {
    return job(command, baseOutput);
  }

  /** The same job with a second pool of so many machines, all of this type. */
  static CustomJob withWorkers(CustomJob job, int workers, String machineType) {
    WorkerPoolSpec primary =
        job.getJobSpec().getWorkerPoolSpecs(0).toBuilder()
            .setMachineSpec(MachineSpec.newBuilder().setMachineType(machineType))
            .build();
    CustomJob.Builder several = job.toBuilder();
    several
        .getJobSpecBuilder()
        .setWorkerPoolSpecs(0, primary)
        .addWorkerPoolSpecs(primary.toBuilder().setReplicaCount(workers));
    return several.build();
  }

  private static CustomJob job(List<String> command, String baseOutput) {
    ContainerSpec container =
        ContainerSpec.newBuilder()
            .setImageUri("python:3.12-slim")
            .addAllCommand(command)
            .addEnv(EnvVar.newBuilder().setName("DATA").setValue("/gcs/b/input/data.txt"))
            .build();
    WorkerPoolSpec pool =
        WorkerPoolSpec.newBuilder()
            .setMachineSpec(MachineSpec.newBuilder().setMachineType("n1-standard-4"))
            .setReplicaCount(1)
            .setContainerSpec(container)
            .build();
    CustomJobSpec spec =
        CustomJobSpec.newBuilder()
            .addWorkerPoolSpecs(pool)
            .setBaseOutputDirectory(GcsDestination.newBuilder().setOutputUriPrefix(baseOutput))
            .build();
    return CustomJob.newBuilder().setDisplayName("carbon-test").setJobSpec(spec).build();
  }
}

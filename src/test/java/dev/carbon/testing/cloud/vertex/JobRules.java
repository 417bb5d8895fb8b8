package dev.carbon.testing.cloud.vertex;

import com.google.cloud.aiplatform.v1.CreateCustomJobRequest;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.WorkerPoolSpec;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What Vertex checks before it takes a job. */
final class JobRules {
  private static final Pattern PARENT = Pattern.compile("projects/[^/]+/locations/[a-z0-9-]+");
  private static final Pattern LABEL = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]{0,64}");
  private static final Pattern TPU = Pattern.compile("^(cloud-tpu|ct\\d|tpu)");
  private static final int LONGEST_NAME = 128;

  private JobRules() {}

  static void check(CreateCustomJobRequest request) {
    CustomJob job = request.getCustomJob();
    checkParent(request.getParent());
    require(!job.getDisplayName().isEmpty(), "display_name", "Required field is not set.");
    require(job.getDisplayName().length() <= LONGEST_NAME, "display_name", "Too long.");
    require(
        job.getJobSpec().getWorkerPoolSpecsCount() > 0,
        "job_spec.worker_pool_specs",
        "Required field is not set.");
    checkPools(job.getJobSpec().getWorkerPoolSpecsList());
    for (Map.Entry<String, String> label : job.getLabelsMap().entrySet()) {
      boolean fits =
          LABEL.matcher(label.getKey()).matches() && LABEL.matcher(label.getValue()).matches();
      require(fits, "labels", "Invalid label: " + label);
    }
  }

  static void checkParent(String parent) {
    require(PARENT.matcher(parent).matches(), "parent", "Invalid resource name: " + parent);
  }

  private static void checkPools(List<WorkerPoolSpec> pools) {
    for (int i = 0; i < pools.size(); i++) {
      String field = "job_spec.worker_pool_specs[" + i + "]";
      checkPool(pools.get(i), field);
      long replicas = pools.get(i).getReplicaCount();
      boolean fits = i == 0 ? replicas == 1 : replicas > 0;
      require(fits, field + ".replica_count", "Out of range.");
    }
    boolean hasTpus =
        pools.stream().anyMatch(pool -> TPU.matcher(pool.getMachineSpec().getMachineType()).find());
    require(pools.size() == 1 || !hasTpus, "job_spec.worker_pool_specs", "A TPU job has one pool.");
  }

  private static void checkPool(WorkerPoolSpec pool, String field) {
    require(
        !pool.getMachineSpec().getMachineType().isEmpty(),
        field + ".machine_spec.machine_type",
        "Required field is not set.");
    require(
        pool.hasPythonPackageSpec() || !pool.getContainerSpec().getImageUri().isEmpty(),
        field + ".container_spec.image_uri",
        "Required field is not set.");
  }

  private static void require(boolean holds, String field, String message) {
    if (!holds) {
      throw invalid("List of found errors:\t1.Field: %s; Message: %s\t".formatted(field, message));
    }
  }

  static StatusRuntimeException invalid(String message) {
    return Status.INVALID_ARGUMENT.withDescription(message).asRuntimeException();
  }
}

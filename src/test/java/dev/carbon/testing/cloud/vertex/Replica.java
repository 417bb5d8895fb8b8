package dev.carbon.testing.cloud.vertex;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.WorkerPoolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One machine of a job.
 *
 * @param pool its worker pool; the primary's is 0
 * @param index within its pool
 */
record Replica(int pool, int index) {
  private static final int PORT = 2222;

  /** All machines of a job, the primary first. */
  static List<Replica> of(CustomJob job) {
    List<WorkerPoolSpec> pools = job.getJobSpec().getWorkerPoolSpecsList();
    List<Replica> replicas = new ArrayList<>();
    for (int pool = 0; pool < pools.size(); pool++) {
      for (int index = 0; index < pools.get(pool).getReplicaCount(); index++) {
        replicas.add(new Replica(pool, index));
      }
    }
    return List.copyOf(replicas);
  }

  /** As Vertex names it in logs, such as {@code workerpool1-0}. */
  String task() {
    return poolName() + "-" + index;
  }

  /** What Vertex tells this one of all. */
  String clusterSpec(CustomJob job) {
    String pools =
        of(job).stream().collect(Collectors.groupingBy(Replica::poolName)).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(pool -> "\"%s\":%s".formatted(pool.getKey(), addresses(pool.getValue())))
            .collect(Collectors.joining(","));
    return "{\"cluster\":{%s},\"environment\":\"cloud\",\"task\":{\"type\":\"%s\",\"index\":%d}}"
        .formatted(pools, poolName(), index);
  }

  private String poolName() {
    return "workerpool" + pool;
  }

  private static String addresses(List<Replica> replicas) {
    return replicas.stream()
        .map(replica -> "\"carbon-test-%s:%d\"".formatted(replica.task(), PORT))
        .collect(Collectors.joining(",", "[", "]"));
  }
}

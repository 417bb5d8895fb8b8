package dev.carbon.testing.cloud.vertex;

import com.google.cloud.aiplatform.v1.CancelCustomJobRequest;
import com.google.cloud.aiplatform.v1.CreateCustomJobRequest;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.GetCustomJobRequest;
import com.google.cloud.aiplatform.v1.JobServiceGrpc;
import com.google.cloud.aiplatform.v1.ListCustomJobsRequest;
import com.google.cloud.aiplatform.v1.ListCustomJobsResponse;
import com.google.protobuf.Empty;
import dev.carbon.testing.cloud.script.CallPlayer;
import dev.carbon.testing.cloud.script.RecordedCall;
import io.grpc.stub.StreamObserver;
import java.util.Map;
import java.util.TreeMap;

/** The part of Vertex AI's JobService that custom jobs need. */
final class FakeJobService extends JobServiceGrpc.JobServiceImplBase {
  private final JobBook book;
  private final CallPlayer player;

  FakeJobService(JobBook book, CallPlayer player) {
    this.book = book;
    this.player = player;
  }

  @Override
  public void createCustomJob(CreateCustomJobRequest request, StreamObserver<CustomJob> observer) {
    CustomJob job = request.getCustomJob();
    Map<String, String> detail = detail("parent", request.getParent());
    detail.put("displayName", job.getDisplayName());
    detail.put("labels", new TreeMap<>(job.getLabelsMap()).toString());
    detail.put("workers", workers(job));
    player.play(
        RecordedCall.VERTEX,
        "CreateCustomJob",
        detail,
        () -> book.create(request),
        new GrpcReply<>(observer, CustomJob.getDefaultInstance()));
  }

  @Override
  public void getCustomJob(GetCustomJobRequest request, StreamObserver<CustomJob> observer) {
    player.play(
        RecordedCall.VERTEX,
        "GetCustomJob",
        detail("name", request.getName()),
        () -> book.get(request.getName()),
        new GrpcReply<>(observer, CustomJob.getDefaultInstance()));
  }

  @Override
  public void listCustomJobs(
      ListCustomJobsRequest request, StreamObserver<ListCustomJobsResponse> observer) {
    Map<String, String> detail = detail("parent", request.getParent());
    detail.put("filter", request.getFilter());
    player.play(
        RecordedCall.VERTEX,
        "ListCustomJobs",
        detail,
        () -> book.list(request),
        new GrpcReply<>(observer, ListCustomJobsResponse.getDefaultInstance()));
  }

  @Override
  public void cancelCustomJob(CancelCustomJobRequest request, StreamObserver<Empty> observer) {
    player.play(
        RecordedCall.VERTEX,
        "CancelCustomJob",
        detail("name", request.getName()),
        () -> {
          book.cancel(request.getName());
          return Empty.getDefaultInstance();
        },
        new GrpcReply<>(observer, Empty.getDefaultInstance()));
  }

  /** The machines of each pool, such as {@code [1 x n1-standard-4, 3 x n1-standard-4]}. */
  private static String workers(CustomJob job) {
    return job.getJobSpec().getWorkerPoolSpecsList().stream()
        .map(pool -> pool.getReplicaCount() + " x " + pool.getMachineSpec().getMachineType())
        .toList()
        .toString();
  }

  private static Map<String, String> detail(String key, String value) {
    Map<String, String> detail = CallHeaders.detail();
    detail.put(key, value);
    return detail;
  }
}

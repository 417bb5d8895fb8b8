package dev.carbon.testing.cloud;

import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_CANCELLED;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_CANCELLING;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_EXPIRED;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_FAILED;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_PENDING;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_QUEUED;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_RUNNING;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_SUCCEEDED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.ListCustomJobsRequest;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The fake job service, as Google's own client sees it. */
class FakeJobServiceTest extends JobClientTest {
  private static final String OTHER_PARENT = "projects/p/locations/us-west1";

  @Test
  void namesAJobAfterItsParent() {
    CustomJob job = create("r-1");

    assertTrue(job.getName().matches(PARENT + "/customJobs/\\d+"), job.getName());
    assertEquals(JOB_STATE_PENDING, job.getState());
    assertTrue(job.hasCreateTime());
    assertFalse(job.hasStartTime());
    Map<String, String> detail = cloud.calls("CreateCustomJob").get(0).detail();
    assertEquals(PARENT, detail.get("parent"));
    assertEquals("{carbon-run=r-1}", detail.get("labels"));
    assertEquals("absent", detail.get("authorization"));
  }

  @Test
  void goesThroughItsStatesOneAGet() {
    cloud
        .script()
        .jobStates(JOB_STATE_QUEUED, JOB_STATE_PENDING, JOB_STATE_RUNNING, JOB_STATE_SUCCEEDED)
        .timePerStep(Duration.ofMinutes(10));
    String name = create("r-1").getName();

    List<CustomJob> seen = Stream.generate(() -> client.getCustomJob(name)).limit(5).toList();

    assertEquals(
        List.of(
            JOB_STATE_QUEUED,
            JOB_STATE_PENDING,
            JOB_STATE_RUNNING,
            JOB_STATE_SUCCEEDED,
            JOB_STATE_SUCCEEDED),
        seen.stream().map(CustomJob::getState).toList());
    assertFalse(seen.get(1).hasStartTime());
    assertFalse(seen.get(2).hasEndTime());
    CustomJob ended = seen.get(3);
    long seconds = ended.getEndTime().getSeconds() - ended.getStartTime().getSeconds();
    assertTrue(seconds >= 599 && seconds <= 660, "ran for " + seconds);
    assertEquals(List.of(), cloud.liveJobs());
  }

  @Test
  void saysWhyAJobFailed() {
    cloud.script().jobStates(JOB_STATE_RUNNING, JOB_STATE_FAILED);
    String name = create("r-1").getName();

    CustomJob failed = poll(name, 2);

    assertEquals(
        "The replica workerpool0-0 exited with a non-zero status of 1.",
        failed.getError().getMessage());
    assertTrue(failed.hasEndTime());
  }

  @Test
  void givesAnExpiredJobNoEndTime() {
    cloud.script().jobStates(JOB_STATE_EXPIRED);

    CustomJob expired = poll(create("r-1").getName(), 1);

    assertEquals(JOB_STATE_EXPIRED, expired.getState());
    assertFalse(expired.hasEndTime());
    assertEquals(List.of(), cloud.liveJobs());
  }

  @Test
  void scriptsOneJobAfterTheOther() {
    cloud.script().nextJobStates(JOB_STATE_FAILED).nextJobStates(JOB_STATE_QUEUED);

    assertEquals(
        List.of(JOB_STATE_FAILED, JOB_STATE_QUEUED, JOB_STATE_PENDING),
        Stream.of("a", "b", "c").map(this::create).map(CustomJob::getState).toList());
  }

  @Test
  void listsByLabelWithAndWithoutQuotes() {
    CustomJob mine = create("r-1");
    create("r-2");
    client.createCustomJob(OTHER_PARENT, RealJobs.labelled("r-1"));

    assertEquals(List.of(mine.getName()), list("labels.carbon-run=\"r-1\""));
    assertEquals(List.of(mine.getName()), list("labels.carbon-run=r-1"));
    assertEquals(2, list("labels.carbon-run:*").size());
    assertEquals(List.of(), list("labels.carbon-run=r-1 AND state=\"JOB_STATE_SUCCEEDED\""));
    assertThrows(InvalidArgumentException.class, () -> list("nonsense"));
  }

  @Test
  void listsInPagesNewestFirst() {
    List<String> made = new ArrayList<>();
    Stream.of("r-1", "r-2", "r-3").forEach(run -> made.add(0, create(run).getName()));

    ListCustomJobsRequest request =
        ListCustomJobsRequest.newBuilder().setParent(PARENT).setPageSize(2).build();

    assertEquals(made, names(client.listCustomJobs(request).iterateAll()));
    assertEquals(2, cloud.calls("ListCustomJobs").size());
  }

  @Test
  void cancelsInTwoSteps() {
    String name = create("r-1").getName();

    client.cancelCustomJob(name);

    assertEquals(JOB_STATE_CANCELLING, poll(name, 1).getState());
    CustomJob cancelled = poll(name, 1);
    assertEquals(JOB_STATE_CANCELLED, cancelled.getState());
    assertEquals(Status.Code.CANCELLED.value(), cancelled.getError().getCode());
    assertTrue(cancelled.hasEndTime());
  }

  @Test
  void leavesAnEndedJobAloneOnCancel() {
    String name = create("r-1").getName();
    assertEquals(JOB_STATE_SUCCEEDED, poll(name, 3).getState());

    client.cancelCustomJob(name);

    assertEquals(JOB_STATE_SUCCEEDED, poll(name, 1).getState());
  }

  @Test
  void refusesWhatVertexRefuses() {
    assertThrows(
        InvalidArgumentException.class,
        () -> client.createCustomJob(PARENT, CustomJob.getDefaultInstance()));
    assertThrows(NotFoundException.class, () -> client.getCustomJob(PARENT + "/customJobs/1"));
  }

  @Test
  void recordsTheMachinesOfEachPool() {
    create(RealJobs.withWorkers(RealJobs.labelled("r-1"), 3, "n1-standard-8"));

    assertEquals(
        "[1 x n1-standard-8, 3 x n1-standard-8]",
        cloud.calls("CreateCustomJob").get(0).detail().get("workers"));
  }

  @Test
  void refusesPoolsAsVertexDoes() {
    CustomJob plain = RealJobs.labelled("r-1");
    CustomJob.Builder twoPrimaries = plain.toBuilder();
    twoPrimaries.getJobSpecBuilder().getWorkerPoolSpecsBuilder(0).setReplicaCount(2);

    for (CustomJob job :
        List.of(
            twoPrimaries.build(),
            RealJobs.withWorkers(plain, 0, "n1-standard-4"),
            RealJobs.withWorkers(plain, 1, "ct5lp-hightpu-4t"))) {
      assertThrows(InvalidArgumentException.class, () -> create(job));
    }
  }

  private CustomJob create(CustomJob job) {
    return client.createCustomJob(PARENT, job);
  }

  @Test
  void leavesTheScriptedOutputsWhenItSucceeds() {
    cloud.plantBucket("b", "europe-north1", Map.of());
    cloud.script().output("model/model.txt", "weights");
    String name = client.createCustomJob(PARENT, RealJobs.writingTo("gs://b/output/")).getName();

    assertEquals(JOB_STATE_RUNNING, poll(name, 2).getState());
    assertTrue(cloud.bucket("b").orElseThrow().objects().isEmpty());
    assertEquals(JOB_STATE_SUCCEEDED, poll(name, 1).getState());

    assertEquals(
        "weights", cloud.bucket("b").orElseThrow().object("output/model/model.txt").text());
  }
}

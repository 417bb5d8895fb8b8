package dev.carbon.testing.cloud;

import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_CANCELLED;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_CANCELLING;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_EXPIRED;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_FAILED;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_PENDING;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_QUEUED;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_RUNNING;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_SUCCEEDED;
import static com.google.cloud.aiplatform.v1.JobState.UNRECOGNIZED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.gax.grpc.GrpcCallContext;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.DeadlineExceededException;
import com.google.api.gax.rpc.InvalidArgumentException;
import com.google.api.gax.rpc.NotFoundException;
import com.google.api.gax.rpc.ResourceExhaustedException;
import com.google.api.gax.rpc.UnavailableException;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.GetCustomJobRequest;
import com.google.cloud.aiplatform.v1.JobServiceClient;
import com.google.cloud.aiplatform.v1.ListCustomJobsRequest;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.RecordedCall;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The fake job service, as Google's own client sees it. */
class FakeJobServiceTest {
  private static final String PARENT = "projects/p/locations/europe-north1";
  private static final String OTHER_PARENT = "projects/p/locations/us-west1";

  private FakeGoogleCloud cloud;
  private ManagedChannel channel;
  private JobServiceClient client;

  @BeforeEach
  void connect() throws IOException {
    cloud = FakeGoogleCloud.start();
    channel = RealClients.channel(cloud);
    client = RealClients.jobs(channel);
  }

  @AfterEach
  void disconnect() {
    client.close();
    channel.shutdownNow();
    cloud.close();
  }

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
  void canAnswerAStateThatNoClientKnows() {
    cloud.script().jobStates(UNRECOGNIZED);

    assertEquals(UNRECOGNIZED, poll(create("r-1").getName(), 1).getState());
    assertEquals(1, cloud.liveJobs().size());
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
  void hidesANewJobFromTheFirstLists() {
    cloud.script().listLag(2);
    CustomJob job = create("r-1");

    assertEquals(List.of(), list("labels.carbon-run=r-1"));
    assertEquals(List.of(), list("labels.carbon-run=r-1"));
    assertEquals(List.of(job.getName()), list("labels.carbon-run=r-1"));
    assertEquals(1, cloud.liveJobs().size());
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
  void canIgnoreACancel() {
    cloud.script().cancelIneffective(true);
    String name = create("r-1").getName();

    client.cancelCustomJob(name);

    assertEquals(JOB_STATE_RUNNING, poll(name, 2).getState());
  }

  @Test
  void refusesForWantOfQuotaInGooglesWords() {
    cloud.script().quotaExhausted(1, "custom_model_training_nvidia_t4_gpus");

    ResourceExhaustedException error =
        assertThrows(ResourceExhaustedException.class, () -> create("r-1"));

    assertTrue(
        String.valueOf(error.getMessage())
            .endsWith(
                "The following quota metrics exceed quota limits:"
                    + " aiplatform.googleapis.com/custom_model_training_nvidia_t4_gpus"),
        error.getMessage());
    assertEquals(List.of(), cloud.jobs());
  }

  @Test
  void makesTheJobWhoseReplyIsLost() {
    cloud.script().failAfter("CreateCustomJob", 1, Status.Code.UNAVAILABLE, "reset");

    assertThrows(UnavailableException.class, () -> create("r-1"));

    assertEquals(1, cloud.jobs().size());
    assertEquals(1, list("labels.carbon-run=r-1").size());
  }

  @Test
  void neverAnswersASilentCall() {
    String name = create("r-1").getName();
    cloud.script().fault("GetCustomJob", 1, Fault.silence());
    GrpcCallContext patience =
        GrpcCallContext.createDefault().withTimeoutDuration(Duration.ofMillis(100));

    assertThrows(
        DeadlineExceededException.class,
        () ->
            client
                .getCustomJobCallable()
                .call(GetCustomJobRequest.newBuilder().setName(name).build(), patience));
  }

  @Test
  void refusesWhatVertexRefuses() {
    assertThrows(
        InvalidArgumentException.class,
        () -> client.createCustomJob(PARENT, CustomJob.getDefaultInstance()));
    assertThrows(NotFoundException.class, () -> client.getCustomJob(PARENT + "/customJobs/1"));
  }

  @Test
  void putsTheJobWhereTheScriptSays() {
    cloud.script().jobLocation("us-central1");

    assertTrue(create("r-1").getName().startsWith("projects/p/locations/us-central1/"));
  }

  @Test
  void tellsAListenerBeforeAndAfterTheEffect() {
    List<String> heard = new ArrayList<>();
    cloud.listen(
        new CallListener() {
          @Override
          public void received(RecordedCall call) {
            heard.add("received " + call.operation() + " jobs=" + cloud.jobs().size());
          }

          @Override
          public void applied(RecordedCall call) {
            heard.add("applied " + call.operation() + " jobs=" + cloud.jobs().size());
          }
        });
    cloud.script().failBefore("CreateCustomJob", 1, Status.Code.PERMISSION_DENIED, "no");

    assertThrows(ApiException.class, () -> create("r-1"));
    create("r-1");

    assertEquals(
        List.of(
            "received CreateCustomJob jobs=0",
            "received CreateCustomJob jobs=0",
            "applied CreateCustomJob jobs=1"),
        heard);
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

  private CustomJob create(String run) {
    return client.createCustomJob(PARENT, RealJobs.labelled(run));
  }

  /** The answer to the last of so many gets. */
  private CustomJob poll(String name, int times) {
    return Stream.generate(() -> client.getCustomJob(name))
        .limit(times)
        .reduce((before, last) -> last)
        .orElseThrow();
  }

  private List<String> list(String filter) {
    return names(
        client
            .listCustomJobs(
                ListCustomJobsRequest.newBuilder().setParent(PARENT).setFilter(filter).build())
            .iterateAll());
  }

  private static List<String> names(Iterable<CustomJob> jobs) {
    return StreamSupport.stream(jobs.spliterator(), false).map(CustomJob::getName).toList();
  }
}

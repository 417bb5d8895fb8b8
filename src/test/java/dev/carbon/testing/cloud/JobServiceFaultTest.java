package dev.carbon.testing.cloud;

import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_RUNNING;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_SUCCEEDED;
import static com.google.cloud.aiplatform.v1.JobState.UNRECOGNIZED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.api.gax.grpc.GrpcCallContext;
import com.google.api.gax.rpc.ApiException;
import com.google.api.gax.rpc.DeadlineExceededException;
import com.google.api.gax.rpc.ResourceExhaustedException;
import com.google.api.gax.rpc.UnavailableException;
import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.GetCustomJobRequest;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.Fault;
import dev.carbon.testing.cloud.script.RecordedCall;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Scripted oddities of the fake job service, as Google's own client meets them. */
class JobServiceFaultTest extends JobClientTest {
  @Test
  void canAnswerAStateThatNoClientKnows() {
    cloud.script().jobStates(UNRECOGNIZED);

    assertEquals(UNRECOGNIZED, poll(create("r-1").getName(), 1).getState());
    assertEquals(1, cloud.liveJobs().size());
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
  void answersADroppedCallAsUnavailable() {
    cloud.script().fault("CreateCustomJob", 1, Fault.drop());

    assertThrows(UnavailableException.class, () -> create("r-1"));
    assertEquals(List.of(), cloud.jobs());
  }

  @Test
  void canLeaveOutputsWhileItRuns() {
    cloud.plantBucket("b", "europe-north1", Map.of());
    cloud.script().output("checkpoints/1", "half").outputsOn(JOB_STATE_RUNNING);
    String name = client.createCustomJob(PARENT, RealJobs.writingTo("gs://b/output")).getName();

    assertEquals(JOB_STATE_RUNNING, poll(name, 2).getState());

    assertEquals("half", cloud.bucket("b").orElseThrow().object("output/checkpoints/1").text());
  }

  @Test
  void goesOnWithoutAnybodyAsking() {
    CustomJob job = create("r-1");

    for (int i = 0; i < 3; i++) {
      assertEquals(1, cloud.liveJobs().size());
      cloud.advanceJobs();
    }

    assertEquals(List.of(), cloud.liveJobs());
    assertEquals(JOB_STATE_SUCCEEDED, client.getCustomJob(job.getName()).getState());
  }

  @Test
  void keepsItsAddressAfterItsEnd() {
    String address = cloud.vertexEndpoint();
    String url = cloud.storageUrl();

    cloud.close();
    cloud.close();

    assertEquals(address, cloud.vertexEndpoint());
    assertEquals(url, cloud.storageUrl());
    assertThrows(UnavailableException.class, () -> create("r-1"));
  }
}

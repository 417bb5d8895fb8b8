package dev.carbon.testing.cloud;

import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_CANCELLED;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_CANCELLING;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_FAILED;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_RUNNING;
import static com.google.cloud.aiplatform.v1.JobState.JOB_STATE_SUCCEEDED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.JobServiceClient;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.storage.FakeBucket;
import io.grpc.ManagedChannel;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs whose container really runs, as a local process. */
class ExecutingJobTest {
  private static final String PARENT = "projects/p/locations/europe-north1";

  private FakeGoogleCloud cloud;
  private ManagedChannel channel;
  private JobServiceClient client;

  @BeforeEach
  void connect() throws IOException {
    cloud =
        FakeGoogleCloud.start(
            new CloudScript().executeJobs(true).jobStates(JOB_STATE_RUNNING, JOB_STATE_SUCCEEDED));
    channel = RealClients.channel(cloud);
    client = RealClients.jobs(channel);
    cloud.plantBucket("b", "europe-north1", Map.of());
  }

  @AfterEach
  void disconnect() {
    client.close();
    channel.shutdownNow();
    cloud.close();
  }

  @Test
  void writesAModelThroughTheMount() {
    plantScript(
        """
        set -e
        test "$CLOUD_ML_PROJECT_ID" = 123456789012
        folder="$CARBON_GCS_MOUNT/${AIP_MODEL_DIR#gs://}"
        mkdir -p "$folder"
        echo "trained on $(cat "$DATA") by $0" | sed "s|$CARBON_GCS_MOUNT|/gcs|" > "$folder/model.txt"
        """);
    cloud.plantObject("b", "input/data.txt", "data".getBytes(UTF_8));
    long generation = bucket().object("input/data.txt").generation();
    String name = submit();

    assertEquals(JOB_STATE_SUCCEEDED, finish(name).getState());

    assertEquals(
        "trained on data by /gcs/b/input/task.sh\n",
        bucket().object("output/model/model.txt").text());
    assertEquals(generation, bucket().object("input/data.txt").generation(), "not written again");
  }

  @Test
  void failsWithTheExitCodeOfTheProcess() {
    plantScript("echo half-done; exit 3");
    String name = submit();

    CustomJob failed = finish(name);

    assertEquals(JOB_STATE_FAILED, failed.getState());
    assertEquals(
        "The replica workerpool0-0 exited with a non-zero status of 3.",
        failed.getError().getMessage());
    assertEquals("half-done\n", cloud.containerLog(name).orElseThrow());
  }

  @Test
  void keepsRunningUntilTheProcessEndsAndStopsItOnCancel() {
    plantScript("exec sleep 600");
    String name = submit();
    for (int i = 0; i < 5; i++) {
      assertEquals(JOB_STATE_RUNNING, client.getCustomJob(name).getState());
    }

    client.cancelCustomJob(name);
    cloud.awaitContainers();

    assertEquals(JOB_STATE_CANCELLING, client.getCustomJob(name).getState());
    assertEquals(JOB_STATE_CANCELLED, client.getCustomJob(name).getState());
  }

  @Test
  void runsEveryReplicaAndEndsWithThePrimary() {
    plantScript(
        """
        type=$(echo "$CLUSTER_SPEC" | sed 's/.*"type":"\\([a-z0-9]*\\)","index":\\([0-9]*\\).*/\\1-\\2/')
        cd "$CARBON_GCS_MOUNT/b" && echo "$CLUSTER_SPEC" > "$type"
        test "$type" = workerpool0-0 || exec sleep 600
        for i in $(seq 3000); do
          test -s workerpool1-0 && test -s workerpool1-1 && exit 0
          sleep 0.01
        done
        exit 1
        """);
    CustomJob job = RealJobs.running(List.of("sh", "/gcs/b/input/task.sh"), "gs://b/output");
    String name =
        client.createCustomJob(PARENT, RealJobs.withWorkers(job, 2, "n1-standard-4")).getName();

    assertEquals(JOB_STATE_SUCCEEDED, finish(name).getState());

    assertEquals(
        """
        {"cluster":{"workerpool0":["carbon-test-workerpool0-0:2222"],\
        "workerpool1":["carbon-test-workerpool1-0:2222","carbon-test-workerpool1-1:2222"]},\
        "environment":"cloud","task":{"type":"workerpool1","index":1}}
        """,
        bucket().object("workerpool1-1").text());
  }

  @Test
  void failsWhenThereIsNoSuchCommand() {
    String name =
        client
            .createCustomJob(PARENT, RealJobs.running(List.of("no-such-command"), "gs://b/output"))
            .getName();

    assertTrue(finish(name).getError().getMessage().endsWith("status of 127."));
  }

  private void plantScript(String text) {
    cloud.plantObject("b", "input/task.sh", text.getBytes(UTF_8));
  }

  private String submit() {
    CustomJob job = RealJobs.running(List.of("sh", "/gcs/b/input/task.sh"), "gs://b/output");
    return client.createCustomJob(PARENT, job).getName();
  }

  private CustomJob finish(String name) {
    assertEquals(JOB_STATE_RUNNING, client.getCustomJob(name).getState());
    cloud.awaitContainers();
    return client.getCustomJob(name);
  }

  private FakeBucket bucket() {
    return cloud.bucket("b").orElseThrow();
  }
}

package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.JobState;
import dev.carbon.region.Location;
import dev.carbon.staging.RunId;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.Fault;
import io.grpc.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the job service's faults, through the real client. */
class VertexFaultTest {
  private static final RunId RUN = new RunId("r-abcdefghijklmnopqrstuvwxyz");
  private static final Location FINLAND = new Location("europe-north1");
  private static final JobSpec SPEC = JobSpecs.of(RUN, 1, FINLAND);
  private static final Duration BOUNDED = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(300);

  private FakeGoogleCloud cloud;
  private VertexJobRunner runner;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start();
    runner = VertexJobRunners.over(cloud);
  }

  @AfterEach
  void stop() {
    runner.close();
    cloud.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"UNAVAILABLE", "DEADLINE_EXCEEDED", "INTERNAL", "UNKNOWN", "ABORTED", "CANCELLED"})
  void sendsACreateOnceAndFindsTheJobThatItMade(Status.Code code) {
    cloud.script().failAfter("CreateCustomJob", 1, code, "lost");

    CarbonException error = failure(() -> runner.submit(SPEC));

    assertEquals(ErrorKind.OUTCOME_UNKNOWN, error.kind());
    assertEquals(1, cloud.calls("CreateCustomJob").size());
    assertEquals(1, runner.find(RUN, FINLAND).size());
  }

  @Test
  void sendsACreateOnceAndFindsNothingWhenItHadNoEffect() {
    cloud.script().failBefore("CreateCustomJob", 1, Status.Code.UNAVAILABLE, "down");

    CarbonException error = failure(() -> runner.submit(SPEC));

    assertEquals(ErrorKind.OUTCOME_UNKNOWN, error.kind());
    assertEquals(1, cloud.calls("CreateCustomJob").size());
    assertEquals(List.of(), runner.find(RUN, FINLAND));
  }

  @Test
  void doesNotFindAJobThatTheListDoesNotShowYet() {
    cloud.script().listLag(1).failAfter("CreateCustomJob", 1, Status.Code.UNAVAILABLE, "lost");

    assertEquals(ErrorKind.OUTCOME_UNKNOWN, failure(() -> runner.submit(SPEC)).kind());

    assertEquals(List.of(), runner.find(RUN, FINLAND));
    assertEquals(1, runner.find(RUN, FINLAND).size());
  }

  @Test
  void takesAMissingQuotaAsNoRegionAndKeepsTheMetric() {
    cloud.script().quotaExhausted(1, "custom_model_training_nvidia_t4_gpus");

    CarbonException error = failure(() -> runner.submit(SPEC));

    assertEquals(ErrorKind.NO_REGION, error.kind());
    assertTrue(error.text().contains("custom_model_training_nvidia_t4_gpus"), error.text());
    assertEquals(1, cloud.calls("CreateCustomJob").size());
    assertEquals(List.of(), cloud.jobs());
  }

  @Test
  void saysThatTheServiceRefusesTheJob() {
    cloud
        .script()
        .failBefore("CreateCustomJob", 1, Status.Code.INVALID_ARGUMENT, "Image URI is malformed.");

    CarbonException error = failure(() -> runner.submit(SPEC));

    assertEquals(ErrorKind.USAGE, error.kind());
    assertEquals("Vertex AI refuses this job: Image URI is malformed.", error.text());
  }

  @Test
  void saysWhichRightIsMissing() {
    cloud.script().failBefore("CreateCustomJob", 1, Status.Code.PERMISSION_DENIED, "denied");

    CarbonException error = failure(() -> runner.submit(SPEC));

    assertEquals(ErrorKind.CREDENTIALS, error.kind());
    assertTrue(error.hint().orElseThrow().contains("roles/aiplatform.user"));
  }

  @Test
  void readsThroughAShortOutage() {
    JobHandle job = runner.submit(SPEC);
    cloud
        .script()
        .failBefore("GetCustomJob", 2, Status.Code.UNAVAILABLE, "down")
        .failBefore("ListCustomJobs", 2, Status.Code.DEADLINE_EXCEEDED, "slow")
        .failBefore("CancelCustomJob", 2, Status.Code.UNAVAILABLE, "down");

    assertEquals(JobState.PENDING, runner.status(job).orElseThrow().state());
    assertEquals(List.of(job), runner.find(RUN, FINLAND));
    runner.cancel(job);

    assertEquals(3, cloud.calls("GetCustomJob").size());
    assertEquals(3, cloud.calls("ListCustomJobs").size());
    assertEquals(3, cloud.calls("CancelCustomJob").size());
  }

  @Test
  void doesNotRepeatAReadThatIsRefused() {
    JobHandle job = runner.submit(SPEC);
    cloud.script().failBefore("GetCustomJob", 1, Status.Code.INTERNAL, "broken");

    CarbonException error = failure(() -> runner.status(job));

    assertEquals(ErrorKind.UPSTREAM, error.kind());
    assertEquals(
        "could not ask for the state of " + job + ": Vertex AI answered INTERNAL: broken",
        error.text());
    assertEquals(1, cloud.calls("GetCustomJob").size());
  }

  @Test
  void takesAnExpiredLoginAsCredentialsAndNotAsAnEndOfTheJob() {
    JobHandle job = runner.submit(SPEC);
    cloud.script().failBefore("GetCustomJob", 1, Status.Code.UNAUTHENTICATED, "expired");

    assertEquals(ErrorKind.CREDENTIALS, failure(() -> runner.status(job)).kind());
    assertTrue(runner.status(job).isPresent());
  }

  @Test
  void takesARefusedCancelOfAnEndedJobAsDone() {
    JobHandle job = runner.submit(SPEC);
    cloud.script().failBefore("CancelCustomJob", 1, Status.Code.FAILED_PRECONDITION, "it ended");

    runner.cancel(job);

    assertEquals(1, cloud.calls("CancelCustomJob").size());
  }

  @Test
  void givesUpOnASilentCreateInBoundedTime() {
    cloud.script().fault("CreateCustomJob", Integer.MAX_VALUE, Fault.silence().afterEffect());
    try (VertexJobRunner hasty = VertexJobRunners.over(cloud, SHORT)) {
      CarbonException error =
          assertTimeoutPreemptively(BOUNDED, () -> failure(() -> hasty.submit(SPEC)));

      assertEquals(ErrorKind.OUTCOME_UNKNOWN, error.kind());
      assertTrue(error.text().endsWith("Vertex AI did not answer in time"), error.text());
    }
    assertEquals(1, cloud.calls("CreateCustomJob").size());
  }

  @Test
  void givesUpOnASilentReadInBoundedTime() {
    JobHandle job = runner.submit(SPEC);
    cloud.script().fault("GetCustomJob", Integer.MAX_VALUE, Fault.silence());
    try (VertexJobRunner hasty = VertexJobRunners.over(cloud, SHORT)) {
      CarbonException error =
          assertTimeoutPreemptively(BOUNDED, () -> failure(() -> hasty.status(job)));

      assertEquals(ErrorKind.UPSTREAM, error.kind());
      assertFalse(error.text().contains("Exception"), error.text());
    }
  }

  @Test
  void givesUpOnAServerThatIsGone() {
    JobHandle job = runner.submit(SPEC);
    try (VertexJobRunner hasty = VertexJobRunners.over(cloud, SHORT)) {
      cloud.close();
      CarbonException error =
          assertTimeoutPreemptively(BOUNDED, () -> failure(() -> hasty.status(job)));

      assertEquals(ErrorKind.UPSTREAM, error.kind());
    }
  }

  private static CarbonException failure(Executable call) {
    return assertThrows(CarbonException.class, call);
  }
}

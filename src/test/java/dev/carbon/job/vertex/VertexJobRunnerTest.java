package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.aiplatform.v1.CustomJob;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobRunner;
import dev.carbon.job.JobRunnerContract;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.job.OwnJob;
import dev.carbon.region.Location;
import dev.carbon.staging.RunId;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VertexJobRunnerTest extends JobRunnerContract {
  private static final Location FINLAND = new Location("europe-north1");

  private FakeGoogleCloud cloud;
  private VertexJobRunner runner;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start();
    runner = VertexJobRunners.over(cloud);
  }

  @AfterEach
  void neverSendsACredentialToAnOverriddenEndpoint() {
    assertTrue(
        cloud.calls().stream()
            .allMatch(call -> "absent".equals(call.detail().get("authorization"))));
    runner.close();
    cloud.close();
  }

  @Override
  protected JobRunner runner() {
    return runner;
  }

  @Override
  protected JobSpec goodJob(RunId owner, int attempt) {
    return JobSpecs.of(owner, attempt, FINLAND);
  }

  @Override
  protected JobSpec failingJob(RunId owner, int attempt) {
    cloud
        .script()
        .nextJobStates(
            com.google.cloud.aiplatform.v1.JobState.JOB_STATE_RUNNING,
            com.google.cloud.aiplatform.v1.JobState.JOB_STATE_FAILED);
    return goodJob(owner, attempt);
  }

  @Override
  protected JobSpec endlessJob(RunId owner, int attempt) {
    cloud.script().nextJobStates(com.google.cloud.aiplatform.v1.JobState.JOB_STATE_RUNNING);
    return goodJob(owner, attempt);
  }

  @Override
  protected JobHandle unknownJob() {
    return new JobHandle("projects/demo-project/locations/europe-north1/customJobs/404", FINLAND);
  }

  @Test
  void contactsNobodyBeforeTheFirstCall() {
    assertEquals(List.of(), cloud.calls());
  }

  @Test
  void sendsTheWholeRequestToTheLocationsParent() {
    JobSpec spec = goodJob(run, 1);

    runner.submit(spec);

    CustomJob made = cloud.jobs().get(0);
    assertEquals(CustomJobRequest.of(spec).getJobSpec(), made.getJobSpec());
    assertEquals(spec.labels(), made.getLabelsMap());
    assertEquals(
        "projects/demo-project/locations/europe-north1",
        cloud.calls("CreateCustomJob").get(0).detail().get("parent"));
  }

  @Test
  void filtersByTheRunsLabel() {
    runner.find(run, FINLAND);

    assertEquals(
        "labels.carbon-run=\"" + run + "\"",
        cloud.calls("ListCustomJobs").get(0).detail().get("filter"));
  }

  @Test
  void findsJobsBeyondTheFirstPage() {
    for (int attempt = 1; attempt <= 103; attempt++) {
      runner.submit(goodJob(run, attempt));
    }

    assertEquals(103, runner.find(run, FINLAND).size());
    assertEquals(2, cloud.calls("ListCustomJobs").size());
  }

  @Test
  void looksForJobsInTheAskedLocationOnly() {
    runner.submit(goodJob(run, 1));

    assertEquals(List.of(), runner.find(run, new Location("us-west1")));
  }

  @Test
  void findsEveryLiveJobThatALabelNamesARunOf() {
    runner.submit(goodJob(run, 1));
    JobHandle other = runner.submit(endlessJob(new RunId("r-" + "b".repeat(26)), 1));
    for (int look = 0; look < 5; look++) {
      cloud.advanceJobs();
    }

    List<OwnJob> live = runner.live(FINLAND);

    assertEquals(List.of(other), live.stream().map(OwnJob::handle).toList());
    assertEquals("r-" + "b".repeat(26), live.get(0).run().value());
    assertEquals(JobState.RUNNING, live.get(0).state());
    assertTrue(live.get(0).createdAt().isAfter(Instant.EPOCH));
    assertEquals(List.of(), runner.live(new Location("us-west1")));
    String filter = cloud.calls("ListCustomJobs").get(0).detail("filter");
    assertTrue(filter.startsWith("labels.carbon-run:* AND state!="), filter);
  }

  @Test
  void tellsTheLocationThatTheServiceTells() {
    cloud.script().jobLocation("europe-west4");

    assertEquals(new Location("europe-west4"), runner.submit(goodJob(run, 1)).location());
  }

  @Test
  void goesThroughTheStatesWithTheirTimes() {
    JobHandle job = runner.submit(goodJob(run, 1));

    JobStatus pending = runner.status(job).orElseThrow();
    JobStatus running = runner.status(job).orElseThrow();
    JobStatus done = runner.status(job).orElseThrow();

    assertEquals(JobState.PENDING, pending.state());
    assertTrue(pending.startedAt().isEmpty());
    assertEquals(JobState.RUNNING, running.state());
    assertTrue(running.startedAt().isPresent());
    assertTrue(running.endedAt().isEmpty());
    assertEquals(JobState.SUCCEEDED, done.state());
    assertTrue(done.endedAt().isPresent());
  }

  @Test
  void keepsTheServicesWordsOnAFailedJob() {
    cloud.script().failureMessage("The replica workerpool0-0 ran out of memory.");
    JobHandle job = runner.submit(failingJob(run, 1));

    assertEquals(
        "The replica workerpool0-0 ran out of memory.", awaitEnd(job).error().orElseThrow());
  }

  @Test
  void worksAgainAfterItWasClosed() {
    JobHandle job = runner.submit(goodJob(run, 1));

    runner.close();

    assertTrue(runner.status(job).isPresent());
  }
}

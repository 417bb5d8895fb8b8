package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.region.RegionId;
import dev.carbon.staging.OutputFile;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The first region has no quota, the second no machines, the third takes the job. */
class ThreeRegionsTest {
  private static final RegionId THIRD = new RegionId("europe-west4");

  private static final Set<String> STEPS =
      Set.of("bucket.insert", "bucket.delete", "CreateCustomJob", "CancelCustomJob");

  @TempDir private Path folder;
  @TempDir private Path root;
  private CloudRun run;

  @BeforeEach
  void arrange() {
    run = new CloudRun(folder, CloudRun.code(root));
    run.cloud
        .script()
        .quotaExhausted(1, "custom_model_training_cpus")
        .nextJobStates(JobState.JOB_STATE_QUEUED);
    run.next = (plan, refused) -> run.plans.next(plan, refused.size() == 1 ? Plans.OTHER : THIRD);
  }

  @AfterEach
  void stop() {
    run.close();
  }

  @Test
  void leavesOneJobAndItsOutputsBehindAndNothingElse() {
    TrainOutcome outcome = run.run();

    CloudPromises.assertKept(run, outcome);
    assertTrue(outcome.error().isEmpty(), () -> outcome.error().toString());
    assertEquals(THIRD, outcome.plan().chosen().region().id());
    assertEquals(
        List.of(Plans.CHOSEN, Plans.OTHER),
        outcome.earlier().stream().map(attempt -> attempt.refused().region()).toList());
    assertEquals(
        List.of(JobState.JOB_STATE_CANCELLED, JobState.JOB_STATE_SUCCEEDED),
        run.cloud.jobs().stream().map(CustomJob::getState).toList());
    assertEquals(
        CloudRun.OUTPUTS.keySet(),
        outcome.allOutputs().stream().map(OutputFile::path).collect(Collectors.toSet()));
    assertEquals(List.of(), run.cloud.buckets());
  }

  @Test
  void removesEachBucketBeforeItMakesTheNext() {
    run.run();

    List<String> story =
        run.cloud.calls().stream()
            .filter(call -> STEPS.contains(call.operation()))
            .map(ThreeRegionsTest::words)
            .toList();
    assertEquals(
        List.of(
            "bucket.insert 1",
            "CreateCustomJob europe-north1",
            "bucket.delete 1",
            "bucket.insert 2",
            "CreateCustomJob us-central1",
            "CancelCustomJob us-central1",
            "bucket.delete 2",
            "bucket.insert 3",
            "CreateCustomJob europe-west4",
            "bucket.delete 3"),
        story);
  }

  /** The call with the attempt that its bucket is of, or the region that its job is in. */
  private static String words(RecordedCall call) {
    String bucket = call.detail("bucket");
    String job = call.detail("parent") + call.detail("name");
    return call.operation()
        + " "
        + (job.isEmpty()
            ? bucket.substring(bucket.lastIndexOf('-') + 1)
            : job.replaceFirst(".*/locations/([^/]+).*", "$1"));
  }
}

package dev.carbon.job.vertex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.WorkerPoolSpec;
import dev.carbon.job.JobAccess;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.JobState;
import dev.carbon.job.Resources;
import dev.carbon.job.StagedFiles;
import dev.carbon.region.Location;
import dev.carbon.region.Workers;
import dev.carbon.staging.RunId;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.storage.FakeBucket;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job of three machines, each of which really runs the bootstrap and the script. */
class ReplicasTest {
  private static final RunId RUN = new RunId("r-abcdefghijklmnopqrstuvwxyz");
  private static final Location FINLAND = new Location("europe-north1");
  private static final int REPLICAS = 3;

  /** Says where it stands, and as the primary waits for what the others say. */
  private static final String SCRIPT =
      """
      import os, time
      folder = os.environ["AIP_MODEL_DIR"]
      names = ("MASTER_ADDR", "MASTER_PORT", "WORLD_SIZE", "RANK")
      own = os.path.join(folder, os.environ["RANK"])
      with open(own + ".tmp", "w") as file:
          file.write(" ".join(os.environ[name] for name in names))
      os.rename(own + ".tmp", own)
      give_up_at = time.monotonic() + 30
      while os.environ["RANK"] == "0" and {"1", "2"} - set(os.listdir(folder)):
          assert time.monotonic() < give_up_at
          time.sleep(0.01)
      """;

  private FakeGoogleCloud cloud;
  private VertexJobRunner runner;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start(new CloudScript().executeJobs(true));
    runner = VertexJobRunners.over(cloud);
  }

  @AfterEach
  void stop() {
    runner.close();
    cloud.close();
  }

  @Test
  void learnTheirPlacesAndDoNotWriteOverEachOther() {
    JobSpec spec = staged();
    JobHandle job = runner.submit(spec);
    runner.status(job);
    runner.status(job);
    cloud.awaitContainers();

    assertEquals(JobState.SUCCEEDED, runner.status(job).orElseThrow().state(), this::log);

    FakeBucket bucket = cloud.bucket(spec.bucket().value()).orElseThrow();
    Set<String> outputs = new TreeSet<>(bucket.objects().keySet());
    outputs.removeIf(name -> !name.startsWith("output/"));
    assertEquals(
        Set.of("output/carbon_metrics.json", "output/model/0", "output/model/1", "output/model/2"),
        outputs);
    String primary = "carbon-test-workerpool0-0 2222 3 ";
    for (int rank = 0; rank < REPLICAS; rank++) {
      assertEquals(primary + rank, bucket.object("output/model/" + rank).text());
    }
  }

  @Test
  void areAskedForInTwoPools() {
    runner.submit(staged());

    CustomJob made = cloud.jobs().get(0);
    assertEquals(
        List.of(1L, 2L),
        made.getJobSpec().getWorkerPoolSpecsList().stream()
            .map(WorkerPoolSpec::getReplicaCount)
            .toList());
  }

  private JobSpec staged() {
    JobSpec plain = JobSpecs.of(RUN, 1, FINLAND);
    String bucket = plain.bucket().value();
    StagedFiles files = StagedFiles.of(SCRIPT);
    cloud.plantBucket(bucket, FINLAND.id(), Map.of());
    files.objects().forEach((name, content) -> cloud.plantObject(bucket, name.value(), content));
    JobSpec staged = JobSpecs.with(plain, plain.task(), Optional.of(files.code()));
    Workers workers = new Workers(plain.workers().machine(), REPLICAS);
    return JobSpecs.with(staged, Resources.standard(workers), JobAccess.DEFAULT);
  }

  private String log() {
    return cloud.containerLog(cloud.jobs().get(0).getName()).orElse("");
  }
}

package dev.carbon.job.vertex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.WorkerPoolSpec;
import dev.carbon.job.Bootstrap;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.JobState;
import dev.carbon.job.StagedCode;
import dev.carbon.region.Location;
import dev.carbon.region.Workers;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.RunId;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.storage.FakeBucket;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
  private static final byte[] SCRIPT =
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
      """
          .getBytes(UTF_8);

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
  void learnTheirPlacesAndDoNotWriteOverEachOther() throws NoSuchAlgorithmException {
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
  void areAskedForInTwoPools() throws NoSuchAlgorithmException {
    runner.submit(staged());

    CustomJob made = cloud.jobs().get(0);
    assertEquals(
        List.of(1L, 2L),
        made.getJobSpec().getWorkerPoolSpecsList().stream()
            .map(WorkerPoolSpec::getReplicaCount)
            .toList());
  }

  private JobSpec staged() throws NoSuchAlgorithmException {
    JobSpec plain = JobSpecs.of(RUN, 1, FINLAND);
    String bucket = plain.bucket().value();
    cloud.plantBucket(bucket, FINLAND.id(), Map.of());
    cloud.plantObject(bucket, "input/task.py", SCRIPT);
    cloud.plantObject(bucket, "input/" + Bootstrap.FILE_NAME, Bootstrap.content());
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(SCRIPT));
    StagedCode code =
        new StagedCode(ObjectName.input("task.py"), ObjectName.input(Bootstrap.FILE_NAME), sha256);
    return JobSpecs.running(plain, code, new Workers(plain.workers().machine(), REPLICAS));
  }

  private String log() {
    return cloud.containerLog(cloud.jobs().get(0).getName()).orElse("");
  }
}

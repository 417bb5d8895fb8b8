package dev.carbon.job.vertex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.carbon.job.JobExecutionContract;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.JobStatus;
import dev.carbon.job.SecretPlace;
import dev.carbon.job.StagedFiles;
import dev.carbon.job.Task;
import dev.carbon.job.Tasks;
import dev.carbon.region.Location;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a script finds in a container, which the fake cloud really runs. */
class VertexExecutionTest extends JobExecutionContract {
  private static final Location FINLAND = new Location("europe-north1");

  private FakeGoogleCloud cloud;
  private FakeSecretManager secrets;
  private VertexJobRunner runner;

  @BeforeEach
  void start() throws IOException {
    cloud = FakeGoogleCloud.start(new CloudScript().executeJobs(true));
    secrets = FakeSecretManager.start();
    runner = VertexJobRunners.over(cloud);
  }

  @AfterEach
  void stop() {
    runner.close();
    secrets.close();
    cloud.close();
  }

  @Override
  protected JobSpec staged(StagedFiles files, Task task) {
    JobSpec plain = JobSpecs.of(run, 1, FINLAND);
    cloud.plantBucket(plain.bucket().value(), FINLAND.id(), Map.of());
    files
        .objects()
        .forEach(
            (name, content) -> cloud.plantObject(plain.bucket().value(), name.value(), content));
    return JobSpecs.with(plain, knowing(task), Optional.of(files.code()));
  }

  @Override
  protected JobStatus finish(JobSpec spec) {
    JobHandle job = runner.submit(spec);
    runner.status(job);
    runner.status(job);
    cloud.awaitContainers();
    return runner.status(job).orElseThrow();
  }

  @Override
  protected String log() {
    return cloud.jobs().stream()
        .map(job -> cloud.containerLog(job.getName()).orElse(""))
        .collect(Collectors.joining());
  }

  @Override
  protected String object(JobSpec spec, String name) {
    return cloud.bucket(spec.bucket().value()).orElseThrow().object(name).text();
  }

  @Override
  protected void replace(JobSpec spec, String name, String text) {
    cloud.plantObject(spec.bucket().value(), name, text.getBytes(UTF_8));
  }

  @Override
  protected SecretPlace keep(String secret) {
    return secrets.keep(secret);
  }

  @AfterEach
  void noJobHoldsASecret() {
    assertFalse(cloud.jobs().toString().contains("canary"));
  }

  @Test
  void leavesTheAddressesOfCloudStorageToScriptsThatAskForThem() {
    StagedFiles files =
        StagedFiles.of(
            """
            import os
            names = ("AIP_MODEL_DIR", "AIP_CHECKPOINT_DIR", "AIP_TENSORBOARD_LOG_DIR")
            print(*[os.environ[name] for name in names], sep="\\n")
            """);

    JobSpec done = succeed(files, Tasks.withCloudPaths());

    String base = "gs://" + done.bucket() + "/output/";
    assertEquals(base + "model/\n" + base + "checkpoints/\n" + base + "logs/\n", log());
  }

  /** The task, told where the secrets of this test are. */
  private Task knowing(Task task) {
    Map<String, String> environment = new HashMap<>(task.environment());
    environment.put("CARBON_METADATA_URL", secrets.url());
    environment.put("CARBON_SECRET_MANAGER_URL", secrets.url());
    return new Task(
        task.program(),
        task.image(),
        task.arguments(),
        environment,
        task.secrets(),
        task.requirements(),
        task.cloudPaths());
  }
}

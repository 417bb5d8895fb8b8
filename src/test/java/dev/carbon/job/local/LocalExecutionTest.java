package dev.carbon.job.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.carbon.job.JobExecutionContract;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.job.SecretPlace;
import dev.carbon.job.StagedFiles;
import dev.carbon.job.Task;
import dev.carbon.job.Tasks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a script finds that is rehearsed on this machine. */
class LocalExecutionTest extends JobExecutionContract {
  private static final String FOLDERS =
      """
      names = [name for name in os.environ if name.startswith("AIP_")]
      write({name: [os.environ[name], str(os.path.isdir(os.environ[name]))] for name in names})
      """;

  @TempDir private Path folder;
  private final List<String> log = new ArrayList<>();
  private LocalJobs jobs;

  @BeforeEach
  void start() {
    jobs = new LocalJobs(folder);
  }

  @AfterEach
  void leaveNoChildBehind() {
    jobs.close();
  }

  @Override
  protected JobSpec staged(StagedFiles files, Task task) {
    return jobs.job(run, 1, files, task);
  }

  @Override
  protected JobStatus finish(JobSpec spec) {
    JobHandle job = jobs.submit(spec);
    JobStatus end = jobs.awaitEnd(job);
    log.addAll(jobs.printed(job));
    return end;
  }

  @Override
  protected String log() {
    return String.join("\n", log);
  }

  @Override
  protected String object(JobSpec spec, String name) {
    try {
      return Files.readString(jobs.bucket(spec.bucket()).resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void replace(JobSpec spec, String name, String text) {
    try {
      Files.writeString(jobs.bucket(spec.bucket()).resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected SecretPlace keep(String secret) {
    try {
      return new SecretPlace("file:" + Files.writeString(folder.resolve("secret"), secret + "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void givesTheScriptFoldersThatExistInPlaceOfAddresses() {
    for (Task task : List.of(Tasks.plain(), Tasks.withCloudPaths())) {
      JobSpec done = succeed(StagedFiles.of(WRITE + FOLDERS), task);

      Path output = jobs.bucket(done.bucket()).resolve("output");
      Map<String, List<String>> expected =
          Map.of(
              "AIP_MODEL_DIR", List.of(output.resolve("model").toString(), "True"),
              "AIP_CHECKPOINT_DIR", List.of(output.resolve("checkpoints").toString(), "True"),
              "AIP_TENSORBOARD_LOG_DIR", List.of(output.resolve("logs").toString(), "True"));
      assertEquals(expected, seen(done, new TypeReference<Map<String, List<String>>>() {}));
    }
  }

  @Test
  void inheritsOnlyWhatItIsGiven() {
    jobs.inherited().clear();
    jobs.inherited().put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    jobs.inherited().put("KEPT", "yes");
    jobs.inherited().put("CHANGED", "old");
    Task task = JobSpecs.task(List.of(), Map.of("CHANGED", "new"));

    JobSpec done = succeed(StagedFiles.of(WRITE + "write(dict(os.environ))"), task);

    Map<String, String> environment = seen(done, new TypeReference<>() {});
    assertEquals("yes", environment.get("KEPT"));
    assertEquals("new", environment.get("CHANGED"));
    assertFalse(environment.containsKey("HOME"));
  }

  @Test
  void takesASecretFromAVariableOfThisMachine() {
    jobs.inherited().put("MINE", "a $b 'c'");
    Task task = Tasks.withSecrets(Map.of("TOKEN", new SecretPlace("env:MINE")));

    JobSpec done = succeed(StagedFiles.of(WRITE + "write([os.environ['TOKEN']])"), task);

    assertEquals(List.of("a $b 'c'"), seen(done, new TypeReference<List<String>>() {}));
  }

  @Test
  void doesNotRunWithoutItsSecrets() {
    Map<String, SecretPlace> places =
        Map.of("ONE", new SecretPlace("env:NOT_SET"), "TWO", new SecretPlace("file:/not/there"));

    JobStatus end = finish(staged(StagedFiles.of("print('ran')"), Tasks.withSecrets(places)));

    assertEquals(JobState.FAILED, end.state());
    assertTrue(log().contains("ONE from env:NOT_SET"), this::log);
    assertTrue(log().contains("TWO from file:/not/there"), this::log);
    assertFalse(log().contains("ran\n"), this::log);
  }
}

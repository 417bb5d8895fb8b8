package dev.carbon.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program finds where it runs; every place that really runs programs passes these. */
public abstract class JobExecutionContract {
  /** Defines {@code write}, which leaves what was seen in the model's folder, as JSON. */
  protected static final String WRITE =
      """
      import json, os, sys
      def write(seen):
          folder = os.environ["AIP_MODEL_DIR"]
          with open(os.path.join(folder, "seen.json"), "w") as file:
              json.dump(seen, file)
      """;

  private static final List<String> AWKWARD =
      List.of(
          "a b",
          "it's \"quoted\"",
          "$(touch /nowhere)",
          "$HOME",
          "$$",
          "`id`",
          "two\nlines",
          "*",
          "--",
          "--run",
          "\\",
          "",
          "é");

  protected final RunId run = RunId.random(new SecureRandom());

  /** A job of that code and that task; all of the code is in place. */
  protected abstract JobSpec staged(StagedFiles files, Task task);

  /** Runs the job to its end. */
  protected abstract JobStatus finish(JobSpec spec);

  /** What the job has printed. */
  protected abstract String log();

  /** The text of an object in the job's bucket. */
  protected abstract String object(JobSpec spec, String name);

  /** Writes over an object in the job's bucket. */
  protected abstract void replace(JobSpec spec, String name, String text);

  /** A place that holds this secret where the jobs run. */
  protected abstract SecretPlace keep(String secret);

  @Test
  void handsEveryArgumentOnAsItIs() {
    Task task = JobSpecs.task(AWKWARD, Map.of());

    JobSpec done = succeed(StagedFiles.of(WRITE + "write(sys.argv[1:])"), task);

    assertEquals(AWKWARD, seen(done, new TypeReference<List<String>>() {}));
  }

  @Test
  void setsVariablesToWhatTheyWereGiven() {
    Map<String, String> variables =
        Map.of("PRICE", "5$", "PATTERN", "$(HOME)$$(PRICE)", "LINES", "a\nb 'c'", "EMPTY", "");
    Task task = JobSpecs.task(List.of(), variables);

    JobSpec done = succeed(StagedFiles.of(WRITE + "write(dict(os.environ))"), task);

    Map<String, String> environment = seen(done, new TypeReference<>() {});
    environment.keySet().retainAll(variables.keySet());
    assertEquals(variables, environment);
  }

  @Test
  void runsAModuleInTheFolderOfTheCode() {
    StagedFiles files =
        StagedFiles.of("")
            .and("pkg/__init__.py", "")
            .and("pkg/words.py", "WORD = 'hello'")
            .and("pkg/__main__.py", WRITE + "from pkg.words import WORD\nwrite([WORD])")
            .and("data/one.txt", "1");

    JobSpec done = succeed(files, Tasks.running(Program.module("pkg")));

    assertEquals(List.of("hello"), seen(done, new TypeReference<List<String>>() {}));
  }

  @Test
  void runsAScriptOfASubFolderFromTheRootOfTheCode() {
    String script = WRITE + "import shared.words\nwrite([open('data/one.txt').read()])";
    StagedFiles files =
        StagedFiles.of("")
            .and("src/train.py", script)
            .and("shared/words.py", "")
            .and("data/one.txt", "1");

    JobSpec done = succeed(files, Tasks.running(Program.script("src/train.py")));

    assertEquals(List.of("1"), seen(done, new TypeReference<List<String>>() {}));
  }

  @Test
  void keepsInTheBucketWhatIsWrittenBesideTheCode() {
    StagedFiles files = StagedFiles.of("open('result.txt', 'w').write('42')");

    JobSpec done = succeed(files, Tasks.plain());

    assertEquals("42", object(done, "input/result.txt"));
    assertTrue(object(done, "output/carbon_metrics.json").contains("\"exitCode\": 0"));
  }

  @Test
  void measuresByIntervalsAlsoAProgramThatFails(@TempDir Path home) throws IOException {
    JobSpec spec =
        staged(
            StagedFiles.of(
                "import time\nwhile time.process_time() < 0.2: pass\nraise SystemExit(3)"),
            Tasks.plain());

    finish(spec);
    Files.writeString(
        home.resolve(JobMetrics.FILE_NAME), object(spec, "output/" + JobMetrics.FILE_NAME));

    JobMetrics metrics = JobMetrics.read(home).orElseThrow();
    Duration measured =
        metrics.measured().orElseThrow().intervals().stream()
            .map(MeasuredUse.Interval::time)
            .reduce(Duration.ZERO, Duration::plus);
    assertTrue(measured.toMillis() >= 200, measured::toString);
    assertTrue(measured.compareTo(metrics.wall().plusMillis(10)) <= 0, measured::toString);
  }

  @Test
  void runsNothingElseThanWhatWasPlanned() {
    JobSpec spec = staged(StagedFiles.of("print('the plan')"), Tasks.plain());
    replace(spec, "input/train.py", "print('something else')");

    JobStatus end = finish(spec);

    assertEquals(JobState.FAILED, end.state());
    assertTrue(end.error().orElseThrow().contains("97"), () -> end.toString());
    assertTrue(log().contains("'train.py' is not the file that was uploaded"), this::log);
    assertTrue(!log().contains("something else"), this::log);
  }

  @Test
  void ofTwoJobsOfOneRequestOneTrains() {
    JobSpec spec = succeed(StagedFiles.of("print('it trains')"), Tasks.plain());

    JobStatus second = finish(spec);

    assertEquals(JobState.SUCCEEDED, second.state());
    assertEquals(2, log().split("it trains", -1).length, this::log);
    assertTrue(log().contains("carbon: superseded"), this::log);
    assertTrue(object(spec, "_carbon/lease").startsWith(spec.lease().id()));
  }

  @Test
  void saysWithWhichCodeTheProgramFailed() {
    JobSpec spec = staged(StagedFiles.of("raise SystemExit(3)"), Tasks.plain());

    JobStatus end = finish(spec);

    assertEquals(JobState.FAILED, end.state());
    assertTrue(end.error().orElseThrow().contains("3"));
  }

  @Test
  void installsTheRequirementsForThisRunOnly() {
    StagedFiles files =
        StagedFiles.of(WRITE + "write([sys.prefix, sys.base_prefix])")
            .and("requirements.txt", "--no-index\npip\n");
    JobSpec done = succeed(files, Tasks.withRequirements("requirements.txt"));

    List<String> prefixes = seen(done, new TypeReference<>() {});
    assertNotEquals(prefixes.get(1), prefixes.get(0), "a virtual environment");
    assertTrue(log().contains("Requirement already satisfied: pip"), this::log);
  }

  @Test
  void fetchesSecretsWithoutShowingThem() {
    String value = "canary-" + run.suffix();
    Task task = Tasks.withSecrets(Map.of("TOKEN", keep(value)));
    StagedFiles files = StagedFiles.of("import os\nprint(len(os.environ['TOKEN']), 'long')");

    JobSpec done = succeed(files, task);

    assertTrue(log().contains(value.length() + " long"), this::log);
    assertTrue(!log().contains(value), this::log);
    assertTrue(!done.toString().contains(value));
  }

  /** Runs it to its good end. */
  protected final JobSpec succeed(StagedFiles files, Task task) {
    JobSpec spec = staged(files, task);
    assertEquals(JobState.SUCCEEDED, finish(spec).state(), this::log);
    return spec;
  }

  /** What the program has told with {@link #WRITE}. */
  protected final <T> T seen(JobSpec spec, TypeReference<T> type) {
    try {
      return new ObjectMapper().readValue(object(spec, "output/model/seen.json"), type);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}

package dev.carbon.job.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobRunner;
import dev.carbon.job.JobRunnerContract;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobSpecs;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.job.StagedFiles;
import dev.carbon.region.Location;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.RunId;
import dev.carbon.train.MutableClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real children, started by the real bootstrap. */
class LocalJobRunnerTest extends JobRunnerContract {
  private static final int MOST_LOOKS = 1_500;
  private static final String ENDLESS =
      """
      import os, time
      open(os.environ['AIP_MODEL_DIR'] + '/started', 'w').write(str(os.getpid()))
      while True: time.sleep(0.05)
      """;

  @TempDir private Path folder;

  private final MutableClock clock = new MutableClock();
  private final Map<String, String> inherited = new HashMap<>(System.getenv());
  private final List<JobHandle> started = new ArrayList<>();
  private Optional<LocalJobRunner> runner = Optional.empty();

  @Override
  protected LocalJobRunner runner() {
    if (runner.isEmpty()) {
      runner = Optional.of(runnerWith("python3"));
    }
    return runner.get();
  }

  private LocalJobRunner runnerWith(String python) {
    return new LocalJobRunner(name -> folder.resolve(name.value()), python, inherited, clock);
  }

  @Override
  protected JobSpec goodJob(RunId owner, int attempt) {
    return job(owner, attempt, "print('done')");
  }

  @Override
  protected JobSpec failingJob(RunId owner, int attempt) {
    return job(owner, attempt, "raise SystemExit(3)");
  }

  @Override
  protected JobSpec endlessJob(RunId owner, int attempt) {
    return job(owner, attempt, ENDLESS);
  }

  @Override
  protected JobHandle unknownJob() {
    return new JobHandle("local:0", Location.LOCAL);
  }

  @Override
  protected JobStatus awaitEnd(JobHandle job) {
    for (int look = 0; look < MOST_LOOKS; look++) {
      JobStatus status = runner().status(job).orElseThrow();
      if (status.state().isTerminal()) {
        return status;
      }
      aMoment(job);
    }
    throw new AssertionError("the child has not ended: " + job);
  }

  @AfterEach
  void leaveNoChildBehind() {
    for (JobHandle job : started) {
      process(job).ifPresent(process -> process.descendants().forEach(p -> p.destroyForcibly()));
      process(job).ifPresent(ProcessHandle::destroyForcibly);
    }
  }

  @Test
  void givesTheScriptFoldersThatExistInPlaceOfAddresses() throws IOException {
    JsonNode seen =
        seenBy(
            """
            import os
            names = [n for n in os.environ if n.startswith('AIP_')]
            write({n: [os.environ[n], os.path.isdir(os.environ[n])] for n in names})
            """,
            List.of(),
            Map.of());

    Path output = bucket().resolve("output");
    assertEquals(3, seen.size());
    assertEquals(output.resolve("model").toString(), seen.get("AIP_MODEL_DIR").get(0).asText());
    assertEquals(
        output.resolve("checkpoints").toString(), seen.get("AIP_CHECKPOINT_DIR").get(0).asText());
    assertEquals(
        output.resolve("logs").toString(), seen.get("AIP_TENSORBOARD_LOG_DIR").get(0).asText());
    seen.forEach(each -> assertTrue(each.get(1).asBoolean()));
  }

  @Test
  void handsEveryArgumentOnAsItIs() throws IOException {
    List<String> arguments =
        List.of(
            "a b",
            "it's \"quoted\"",
            "$(touch /nowhere)",
            "`id`",
            "two\nlines",
            "*",
            "--",
            "--run",
            "\\",
            "",
            "é");

    JsonNode seen = seenBy("import sys\nwrite(sys.argv[1:])\n", arguments, Map.of());

    List<String> received = new ArrayList<>();
    seen.forEach(each -> received.add(each.asText()));
    assertEquals(arguments, received);
  }

  @Test
  void inheritsOnlyWhatItIsGiven() throws IOException {
    inherited.clear();
    inherited.put("PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"));
    inherited.put("KEPT", "yes");

    JsonNode seen =
        seenBy("import os\nwrite(dict(os.environ))\n", List.of(), Map.of("MINE", "a $b 'c'"));

    assertEquals("yes", seen.get("KEPT").asText());
    assertEquals("a $b 'c'", seen.get("MINE").asText());
    assertFalse(seen.has("HOME"));
    assertFalse(seen.has("ELECTRICITY_MAPS_API_KEY"));
  }

  @Test
  void saysWithWhichCodeTheScriptFailed() {
    JobStatus end = awaitEnd(submit(failingJob(run, 1)));

    assertEquals(JobState.FAILED, end.state());
    assertTrue(end.error().orElseThrow().contains("3"));
  }

  @Test
  void runsNothingElseThanWhatWasPlanned() throws IOException {
    JobSpec spec = job(run, 1, "print('the plan')");
    Files.writeString(bucket().resolve("input/train.py"), "print('something else')");

    JobHandle job = submit(spec);

    assertEquals(JobState.FAILED, awaitEnd(job).state());
    assertFalse(runner().drain(job).contains("something else"));
  }

  @Test
  void leavesNoProcessBehindAfterACancel() throws IOException {
    JobHandle job = submit(endlessJob(run, 1));
    long script = awaitStart(job);

    runner().cancel(job);

    assertEquals(JobState.CANCELLED, awaitEnd(job).state());
    assertFalse(isAlive(script));
    assertTrue(process(job).isEmpty());
  }

  @Test
  void takesAScriptThatSavesItsWorkAndExitsWellAfterACancelAsCancelled() throws IOException {
    String graceful =
        "import signal, sys\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit(0))\n" + ENDLESS;
    JobHandle job = submit(job(run, 1, graceful));
    awaitStart(job);

    runner().cancel(job);

    assertEquals(JobState.CANCELLED, awaitEnd(job).state());
  }

  @Test
  void killsAScriptThatDoesNotHeedACancel() throws IOException {
    String deaf = "import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n" + ENDLESS;
    JobHandle job = submit(job(run, 1, deaf));
    long script = awaitStart(job);
    runner().cancel(job);
    assertEquals(JobState.CANCELLING, runner().status(job).orElseThrow().state());

    clock.advance(Duration.ofSeconds(16));

    assertEquals(JobState.CANCELLED, awaitEnd(job).state());
    awaitGone(script);
  }

  @Test
  void endsAScriptThatRunsLongerThanAllowed() throws IOException {
    JobHandle job = submit(endlessJob(run, 1));
    long script = awaitStart(job);
    assertEquals(JobState.RUNNING, runner().status(job).orElseThrow().state());

    clock.advance(Duration.ofHours(25));

    assertEquals(JobState.EXPIRED, awaitEnd(job).state());
    assertFalse(isAlive(script));
  }

  @Test
  void showsTheLastLineAlsoWithoutItsEnd() {
    JobHandle job =
        submit(job(run, 1, "import sys\nprint('first')\nsys.stderr.write('und schluß')\n"));

    awaitEnd(job);

    assertEquals(List.of("first", "und schluß"), runner().drain(job));
    assertEquals(List.of(), runner().drain(job));
  }

  @Test
  void losesNoLineOfAScriptThatPrintsMoreThanTheQueueHolds() {
    JobHandle job = submit(job(run, 1, "for i in range(50_000): print(i)"));
    List<String> lines = new ArrayList<>();

    boolean ended = false;
    for (int look = 0; look < MOST_LOOKS && !ended; look++) {
      ended = runner().status(job).orElseThrow().state().isTerminal();
      lines.addAll(runner().drain(job));
      if (!ended) {
        aMoment(job);
      }
    }

    assertEquals(50_000, lines.size());
    assertEquals("49999", lines.get(lines.size() - 1));
  }

  @Test
  void saysThatPythonIsMissing() {
    JobRunner without = runnerWith("no-such-python-anywhere");
    JobSpec spec = goodJob(run, 1);

    CarbonException failure = assertThrows(CarbonException.class, () -> without.submit(spec));

    assertEquals(ErrorKind.CONFIGURATION, failure.kind());
    assertEquals(List.of(), without.find(run, Location.LOCAL));
  }

  @Test
  void measuresWhatTheScriptUsed() {
    awaitEnd(submit(goodJob(run, 1)));

    JobMetrics metrics = JobMetrics.read(bucket().resolve("output")).orElseThrow();

    assertTrue(metrics.wall().toMillis() > 0);
    assertTrue(metrics.processors() >= 1);
  }

  private JobHandle submit(JobSpec spec) {
    JobHandle job = runner().submit(spec);
    started.add(job);
    return job;
  }

  private JsonNode seenBy(String script, List<String> arguments, Map<String, String> environment)
      throws IOException {
    String write =
        """
        def write(seen):
          import json, os
          with open(os.environ['AIP_MODEL_DIR'] + '/seen.json', 'w') as f: json.dump(seen, f)
        """;
    JobHandle job = submit(job(run, 1, write + script, arguments, environment));
    assertEquals(JobState.SUCCEEDED, awaitEnd(job).state(), () -> "" + runner().drain(job));
    return new ObjectMapper().readTree(bucket().resolve("output/model/seen.json").toFile());
  }

  private JobSpec job(RunId owner, int attempt, String script) {
    return job(owner, attempt, script, List.of(), Map.of());
  }

  private JobSpec job(
      RunId owner,
      int attempt,
      String text,
      List<String> arguments,
      Map<String, String> environment) {
    StagedFiles files = StagedFiles.of(text);
    files.writeTo(folder.resolve(BucketName.of(owner, attempt).value()));
    return JobSpecs.with(
        JobSpecs.of(owner, attempt, Location.LOCAL),
        JobSpecs.task(arguments, environment),
        Optional.of(files.code()));
  }

  private Path bucket() {
    return folder.resolve(BucketName.of(run, 1).value());
  }

  /** The process of the script, once it runs. */
  private long awaitStart(JobHandle job) throws IOException {
    Path file = bucket().resolve("output/model/started");
    for (int look = 0; look < MOST_LOOKS; look++) {
      if (Files.exists(file) && Files.size(file) > 0) {
        return Long.parseLong(Files.readString(file));
      }
      aMoment(job);
    }
    throw new AssertionError("the script has not started: " + runner().drain(job));
  }

  private void awaitGone(long pid) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid);
    process.ifPresent(p -> p.onExit().orTimeout(30, TimeUnit.SECONDS).join());
    assertFalse(isAlive(pid));
  }

  /** Waits for the end of the child, or of its output, but not for long. */
  private static void aMoment(JobHandle job) {
    process(job)
        .ifPresentOrElse(
            p -> p.onExit().completeOnTimeout(p, 20, TimeUnit.MILLISECONDS).join(),
            () -> LockSupport.parkNanos(5_000_000));
  }

  private static Optional<ProcessHandle> process(JobHandle job) {
    return ProcessHandle.of(Long.parseLong(job.name().substring("local:".length())))
        .filter(process -> process.pid() > 0 && process.isAlive());
  }

  private static boolean isAlive(long pid) {
    return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
  }
}

package dev.carbon.packaged;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.packaged.CarbonProcess.Running;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CallListener;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One run in a cloud and a home of its own, whose processes are killed. */
final class KillWorld implements AutoCloseable {
  private static final String BLOBS =
      Path.of("src/examples/blobs/task.py").toAbsolutePath().toString();
  private static final String MODEL = "{\"w\":1}";
  private static final int KILLED = 137;
  private static final String MODEL_NAME = "model/weights.json";
  private static final Pattern TYPE = Pattern.compile("\"type\":\"([A-Z_]+)\"");
  private static final ObjectMapper JSON = new ObjectMapper();

  final FakeGoogleCloud cloud;
  private final Path home;
  private final UnaryOperator<CarbonProcess> launch;
  private final List<String> crimes = new CopyOnWriteArrayList<>();
  private final List<String> story = new ArrayList<>();
  private int kills;

  /**
   * @param home empty
   * @param script how the cloud behaves
   * @param launch what is special about the processes
   */
  KillWorld(Path home, CloudScript script, UnaryOperator<CarbonProcess> launch) throws IOException {
    this.home = Files.createDirectories(home);
    this.launch = launch;
    script.output(MODEL_NAME, MODEL).outputsOn(JobState.JOB_STATE_RUNNING);
    this.cloud = FakeGoogleCloud.start(script);
    cloud.listen(new Witness());
  }

  Result train() throws IOException, InterruptedException {
    return run(trainArguments());
  }

  /** The exit code is that of a killed process, unless it ended before it came to the point. */
  Result trainAndKill(KillPoint point) throws IOException, InterruptedException {
    return runAndKill(point, trainArguments());
  }

  private static String[] trainArguments() {
    return new String[] {
      "train",
      BLOBS,
      "--regions",
      "us-west1,europe-west4",
      "--source",
      "google-annual",
      "--output",
      "models",
      "--yes",
      "--format",
      "json"
    };
  }

  /** That command about the run there is, to its end. */
  Result about(String command) throws IOException, InterruptedException {
    return run(command, runId().orElseThrow(), "--format", "json");
  }

  Result aboutAndKill(String command, KillPoint point) throws IOException, InterruptedException {
    return runAndKill(point, command, runId().orElseThrow(), "--format", "json");
  }

  Result run(String... arguments) throws IOException, InterruptedException {
    return told(arguments[0], carbon().start(arguments).await());
  }

  private Result runAndKill(KillPoint point, String... arguments)
      throws IOException, InterruptedException {
    String what = arguments[0] + " (killed " + point + ")";
    if (point.kind() == KillPoint.Kind.CALL) {
      CallKiller killer = new CallKiller(cloud, point);
      cloud.listen(killer);
      Running running = carbon().start(arguments);
      killer.victim(running.process());
      Result result = running.await();
      killer.rest();
      return told(what, result);
    }
    try (LedgerBreakpoint breakpoint = LedgerBreakpoint.at(point)) {
      Running running = carbon().jvm(breakpoint.jvmFlag()).start(arguments);
      breakpoint.await(() -> CallKiller.kill(running.process()));
      return told(what, running.await());
    }
  }

  /** A process that never came to its point says nothing of it. */
  void mustDie(Result result) {
    if (result.exit() != KILLED) {
      crimes.add("was not killed but ended with " + result.exit());
    }
  }

  private CarbonProcess carbon() {
    return launch.apply(
        new CarbonProcess(home)
            .with("STORAGE_EMULATOR_HOST", cloud.storageUrl())
            .with("CARBON_VERTEX_ENDPOINT", cloud.vertexEndpoint())
            .with("GOOGLE_CLOUD_PROJECT", "my-project"));
  }

  private Result told(String what, Result result) {
    kills += result.exit() == KILLED ? 1 : 0;
    story.add(what + " -> exit " + result.exit() + "\n" + result.err().strip());
    return result;
  }

  /** The run that has a history; empty when none was begun. */
  Optional<String> runId() throws IOException {
    Path runs = runs();
    if (!Files.isDirectory(runs)) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(runs)) {
      return all.map(folder -> String.valueOf(folder.getFileName())).findFirst();
    }
  }

  private Path runs() {
    return new CarbonProcess(home).stateHome().resolve("runs");
  }

  /** Leaves half a record at the end of the ledger, as a write does that the power cut. */
  void tear() throws IOException {
    Files.writeString(ledger(), "0a1b2c3d {\"type\":", StandardOpenOption.APPEND);
    story.add("torn");
  }

  private Path ledger() throws IOException {
    return runs().resolve(runId().orElse("none")).resolve("ledger");
  }

  /** The types of the records on disk; a torn one does not count. */
  List<String> records() throws IOException {
    Path ledger = ledger();
    if (!Files.exists(ledger)) {
      return List.of();
    }
    List<String> types = new ArrayList<>();
    Matcher matcher = TYPE.matcher(Files.readString(ledger));
    while (matcher.find()) {
      types.add(matcher.group(1));
    }
    return types;
  }

  /** Whether there is something to finish. */
  boolean isOpen() throws IOException {
    return !records().isEmpty() && !isClosed();
  }

  boolean isClosed() throws IOException {
    return records().contains("CLOSED");
  }

  /** A job was announced and never made, which nobody can tell from one that is not listed yet. */
  boolean isUnheard() throws IOException {
    List<String> all = records();
    List<String> records = all.subList(all.lastIndexOf("PLAN") + 1, all.size());
    return records.contains("JOB_INTENT")
        && !records.contains("JOB_OK")
        && !records.contains("JOB_REFUSED")
        && cloud.jobs().isEmpty();
  }

  /** Whatever was promised and not kept, now that nobody works on the run; empty for a good run. */
  List<String> violations() throws IOException {
    List<String> found = new ArrayList<>(crimes);
    if (cloud.jobs().size() > 1) {
      found.add(cloud.jobs().size() + " jobs were made");
    }
    if (!cloud.liveJobs().isEmpty()) {
      found.add("a job lives");
    }
    if (!cloud.buckets().isEmpty()) {
      found.add("a bucket is left");
    }
    if (wroteModel() && !isHome()) {
      found.add("the model is not at home");
    }
    List<String> records = records();
    if (!records.isEmpty() && !isClosed()) {
      found.add("the ledger is open: " + records);
    }
    return found;
  }

  /** As {@link #violations}, of a run that waits for a person to say that there is no job. */
  List<String> violationsOfUnheard() {
    List<String> found = new ArrayList<>(crimes);
    if (cloud.buckets().size() != 1) {
      found.add(cloud.buckets().size() + " buckets instead of the one that is kept");
    }
    return found;
  }

  /** Whether the job trained to its end. */
  boolean hasTrained() {
    return cloud.jobs().stream().anyMatch(job -> job.getState() == JobState.JOB_STATE_SUCCEEDED);
  }

  private boolean wroteModel() {
    return cloud.jobs().stream().anyMatch(job -> job.hasStartTime());
  }

  private boolean isHome() {
    Path file = home.resolve("work/models").resolve(MODEL_NAME);
    try {
      return Files.isRegularFile(file)
          && Arrays.equals(MODEL.getBytes(StandardCharsets.UTF_8), Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next command that the last process named on stdout; empty when it named none. */
  static Optional<String> named(Result result) throws IOException {
    Matcher hint =
        Pattern.compile("carbon (resume|cancel|fetch|cleanup|attach) r-")
            .matcher(
                result.out().isBlank()
                    ? result.err()
                    : JSON.readTree(result.out()).at("/error/hint").asText()
                        + " "
                        + JSON.readTree(result.out()).at("/next").asText());
    return hint.find() ? Optional.of(hint.group(1)) : Optional.empty();
  }

  /** How many of its processes were killed. */
  int kills() {
    return kills;
  }

  /** Every process of this run, and what the cloud was asked. */
  String story() throws IOException {
    return String.join("\n", story)
        + "\nrecords: "
        + records()
        + "\ncalls: "
        + cloud.calls().stream().map(RecordedCall::operation).toList();
  }

  @Override
  public void close() {
    cloud.close();
  }

  /** Sees what must not happen at any time, whatever comes after. */
  private final class Witness implements CallListener {
    @Override
    public void received(RecordedCall call) {
      boolean delete = call.is("object.delete") || call.is("bucket.delete");
      if (delete && !cloud.liveJobs().isEmpty()) {
        crimes.add("a job lives during " + call);
      }
      if (call.is("object.delete") && call.detail("object").endsWith(MODEL_NAME) && !isHome()) {
        crimes.add("the model is deleted and not at home");
      }
      if (call.is("CreateCustomJob") && !cloud.jobs().isEmpty()) {
        crimes.add("a second job is asked for");
      }
    }
  }
}

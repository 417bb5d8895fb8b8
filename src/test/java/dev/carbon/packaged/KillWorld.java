package dev.carbon.packaged;

import com.google.cloud.aiplatform.v1.CustomJob;
import com.google.cloud.aiplatform.v1.JobState;
import dev.carbon.packaged.CarbonProcess.Result;
import dev.carbon.packaged.CarbonProcess.Running;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import dev.carbon.testing.cloud.script.CloudScript;
import dev.carbon.testing.cloud.script.RecordedCall;
import dev.carbon.testing.cloud.storage.FakeBucket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * One run in a cloud and a home of its own, whose processes are killed. Its jobs really run: the
 * bootstrap as carbon uploads it, and a script that trains in no time.
 */
final class KillWorld implements AutoCloseable {
  private static final String MODEL = "{\"w\":1}";
  private static final String MODEL_NAME = "model/weights.json";
  private static final String TRAINED = "trained";
  private static final String SCRIPT =
      """
      import os, time
      print("%s", flush=True)
      while os.path.exists("%s"):
          time.sleep(0.01)
      folder = os.environ["AIP_MODEL_DIR"]
      os.makedirs(folder, exist_ok=True)
      with open(os.path.join(folder, "weights.json"), "w") as file:
          file.write('%s')
      """;
  private static final int KILLED = 137;

  /** With a job that is made late. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** More than a job has. */
  private static final int STATES = 6;

  final FakeGoogleCloud cloud;
  final KillHistory history;
  private final Path home;
  private final Path training;
  private final UnaryOperator<CarbonProcess> launch;
  private final KillWitness witness;
  private final boolean listsLate;
  private final List<String> story = new ArrayList<>();
  private int kills;

  /** As the other, with processes that have nothing special. */
  KillWorld(Path home, CloudScript script, int listLag) throws IOException {
    this(home, script, listLag, UnaryOperator.identity());
  }

  /**
   * @param home empty
   * @param script how the cloud behaves
   * @param listLag how many lists do not show a new job yet
   * @param launch what is special about the processes
   */
  KillWorld(Path home, CloudScript script, int listLag, UnaryOperator<CarbonProcess> launch)
      throws IOException {
    this.listsLate = listLag > 0;
    this.home = Files.createDirectories(home);
    this.launch = launch;
    this.training = home.resolve("training");
    Files.writeString(home.resolve("task.py"), SCRIPT.formatted(TRAINED, training, MODEL));
    this.cloud = FakeGoogleCloud.start(script.listLag(listLag).executeJobs(true));
    this.history = new KillHistory(new CarbonProcess(home).stateHome().resolve("runs"));
    this.witness = new KillWitness(cloud, history, MODEL_NAME, this::isHome);
    cloud.listen(witness);
  }

  Result train() throws IOException, InterruptedException {
    return told("train", carbon().start(trainArguments()).await());
  }

  /** The exit code is that of a killed process, unless it ended before it came to the point. */
  Result trainAndKill(KillPoint point) throws IOException, InterruptedException {
    return runAndKill(point, trainArguments());
  }

  private String[] trainArguments() {
    return new String[] {
      "train",
      home.resolve("task.py").toString(),
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
    return told(command, carbon().start(argumentsOf(command)).await());
  }

  Result aboutAndKill(String command, KillPoint point) throws IOException, InterruptedException {
    return runAndKill(point, argumentsOf(command));
  }

  /** Another machine takes over, which knows nothing but the cloud. */
  Result recoverElsewhere() throws IOException, InterruptedException {
    Path state = new CarbonProcess(home).stateHome();
    Files.move(state, state.resolveSibling("lost"));
    Files.move(home.resolve("work"), home.resolve("lost"));
    return told("recover", carbon().start("recover", "--format", "json").await());
  }

  private String[] argumentsOf(String command) {
    return new String[] {command, history.run().orElseThrow(), "--format", "json"};
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
      witness.saw("was not killed but ended with " + result.exit());
    }
  }

  private CarbonProcess carbon() throws IOException {
    return launch.apply(
        new CarbonProcess(home).in(cloud).with("GOOGLE_CLOUD_PROJECT", "my-project"));
  }

  private Result told(String what, Result result) {
    kills += result.exit() == KILLED ? 1 : 0;
    story.add(what + " -> exit " + result.exit() + "\n" + result.err().strip());
    return result;
  }

  /** Leaves half a record at the end of the history. */
  void tear() throws IOException {
    history.tear();
    story.add("torn");
  }

  /** Blocks until there is a job. */
  void awaitJob() throws InterruptedException {
    await(() -> !cloud.jobs().isEmpty());
    story.add(cloud.jobs().size() + " job by now");
  }

  /** Blocks until a job trains. */
  void awaitTraining() throws InterruptedException {
    await(() -> trainings() > 0);
    story.add(trainings() + " training by now");
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      Thread.sleep(20);
    }
  }

  /** Jobs go on for a while, and nobody looks. */
  void timePasses(int states) {
    for (int i = 0; i < states; i++) {
      cloud.advanceJobs();
    }
    story.add("time passes: " + states);
  }

  /** A job that trains does so until {@link #muchTimePasses}. */
  void trainForLong() throws IOException {
    Files.createFile(training);
  }

  /** Jobs go on until they have ended. */
  void muchTimePasses() throws IOException {
    Files.deleteIfExists(training);
    for (int i = 0; i < STATES; i++) {
      cloud.advanceJobs();
      cloud.awaitContainers();
    }
    story.add("much time passes");
  }

  /** What became of the run, now that nobody works on it any more. */
  KillVerdict verdict() throws IOException {
    List<CustomJob> live = cloud.liveJobs();
    int trainings = trainings();
    if (!live.isEmpty() && !(listsLate && witness.isGivenUp())) {
      witness.saw("a job lives");
    }
    muchTimePasses();
    if (trainings() > trainings) {
      witness.saw("a job trains although its run has ended");
    }
    if (trainings() > 0 && witness.isGivenUp()) {
      witness.saw("a job trains although carbon has its lease");
    }
    return new KillVerdict(kills, live.size(), violations(), story());
  }

  /** Whatever was promised and not kept; empty for a good run. */
  private List<String> violations() {
    List<String> found = new ArrayList<>(witness.crimes());
    if (trainings() > 1) {
      found.add(trainings() + " jobs trained");
    }
    if (!cloud.liveJobs().isEmpty()) {
      found.add("a job lives for ever");
    }
    if (!cloud.buckets().isEmpty()) {
      found.add("a bucket is left");
    }
    // A job that was ended before its time may have been about to write.
    if (hasTrained() && !isHome()) {
      found.add(isInBucket() ? "the model is not at home" : "the model is lost");
    }
    if (history.isOpen()) {
      found.add("the ledger is open: " + history.records());
    }
    return found;
  }

  /** Whether a job trained to its end. */
  boolean hasTrained() {
    return cloud.jobs().stream()
        .filter(job -> job.getState() == JobState.JOB_STATE_SUCCEEDED)
        .anyMatch(this::hasTrained);
  }

  private boolean hasTrained(CustomJob job) {
    return cloud.containerLog(job.getName()).filter(log -> log.contains(TRAINED)).isPresent();
  }

  private int trainings() {
    return Math.toIntExact(cloud.jobs().stream().filter(this::hasTrained).count());
  }

  /** Where carbon was told to bring it, or where another machine does that was told nothing. */
  private boolean isHome() {
    try (Stream<Path> files = Files.walk(home.resolve("work"))) {
      List<Path> models = files.filter(file -> file.endsWith(MODEL_NAME)).toList();
      return models.size() == 1 && Files.readString(models.get(0)).equals(MODEL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean isInBucket() {
    return cloud.buckets().stream()
        .map(FakeBucket::objects)
        .flatMap(objects -> Optional.ofNullable(objects.get("output/" + MODEL_NAME)).stream())
        .anyMatch(object -> object.text().equals(MODEL));
  }

  /** Every process of this run, and what the cloud was asked. */
  private String story() {
    return String.join("\n", story)
        + "\nrecords: "
        + history.records()
        + "\ncalls: "
        + cloud.calls().stream().map(RecordedCall::operation).toList();
  }

  @Override
  public void close() {
    cloud.close();
  }
}

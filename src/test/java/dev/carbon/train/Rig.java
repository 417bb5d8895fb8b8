package dev.carbon.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carbon.footprint.EnergyModel;
import dev.carbon.job.Code;
import dev.carbon.job.CodeFile;
import dev.carbon.job.FakeJobRunner;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobMonitor;
import dev.carbon.job.JobSpec;
import dev.carbon.job.StagedFiles;
import dev.carbon.placement.MemoryRefusals;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.placement.Requests;
import dev.carbon.region.Location;
import dev.carbon.region.Machine;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.FakeOutputStore;
import dev.carbon.staging.FakeStager;
import dev.carbon.staging.ObjectName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A trainer among doubles: nothing leaves the memory but the outputs, which go to a folder. */
final class Rig {
  static final ObjectName MODEL = new ObjectName("output/model/weights.json");
  static final String METRICS =
      "{\"wallSeconds\":60.0,\"cpuSeconds\":60.0,\"cpuCount\":4,\"memoryBytes\":1.6e10}";

  private static final EnergyModel MODEL_OF_POWER = EnergyModel.bundled();

  final Plans plans = new Plans();
  final Journal journal = new Journal();
  final MutableClock clock = new MutableClock();
  final ScriptedStop stop = new ScriptedStop(clock);
  final RecordingListener listener = new RecordingListener();
  final MemoryLedgers ledgers = new MemoryLedgers(journal, clock);
  final FakeStager store = new FakeStager();
  final FakeOutputStore userStore = new FakeOutputStore(store);
  final MemoryRefusals remembered = new MemoryRefusals(clock);
  final FakeJobRunner runner = new FakeJobRunner();
  final FakeBootstrap bootstrap = new FakeBootstrap(store, this::train);
  final FakeOwnBuckets buckets = new FakeOwnBuckets(store);
  final Map<ObjectName, byte[]> jobWrites = new LinkedHashMap<>();
  OptionalInt logTail = OptionalInt.empty();
  Optional<Path> newFolder = Optional.empty();
  final Path output;
  RefusalMemory refusals = remembered;
  final FakeGrid grid = new FakeGrid();
  Optional<JobLogs> logs = Optional.empty();
  JobMonitor monitor = JobMonitor.NONE;
  private Instant hiddenUntil = Instant.MIN;

  Rig(Path output) {
    this.output = output;
    jobWrites.put(MODEL, "[1, 2, 3]".getBytes(UTF_8));
  }

  /** One whose runs another process can take up: in a project, on a machine of the catalogue. */
  static Rig takenUpElsewhere(Path output) {
    Rig rig = new Rig(output);
    rig.plans.project = "my-project";
    rig.plans.machine =
        new Machine(
            Requests.CATALOGUE.hardware().machine("n1-standard-4").orElseThrow(), Optional.empty());
    return rig;
  }

  TrainOutcome run() {
    plans.code = code();
    return trainer().run(plans.plan(output), listener);
  }

  /** Lets go of the job as soon as it is made. */
  TrainOutcome launch() {
    plans.code = code();
    return trainer().launch(plans.plan(output), listener);
  }

  /** Goes on with the run as another process does. */
  TrainOutcome attach() {
    return trainer().aftercare().attach(request(), listener);
  }

  /** Finishes the run as another process does. */
  TrainOutcome resume() {
    return trainer().aftercare().resume(request(), listener);
  }

  /** Tells the job to stop as another process does. */
  TrainOutcome cancel() {
    return trainer().aftercare().cancel(request(), listener);
  }

  TrainOutcome fetch(Optional<Path> folder) {
    return trainer().aftercare().fetch(Plans.RUN, folder, listener);
  }

  TrainOutcome cleanUp(boolean discard, boolean assumeNoJob) {
    CleanupRequest request = new CleanupRequest(Plans.RUN, discard, assumeNoJob);
    return trainer().aftercare().cleanUp(request, listener);
  }

  private AttachRequest request() {
    return new AttachRequest(Plans.RUN, logTail, newFolder);
  }

  /** Looks for the runs that the cloud has something of, as a machine does that lost its own. */
  List<FoundRun> recover() {
    return recovery().recover(Optional.empty(), locations()).runs();
  }

  Rediscovery recovery() {
    return new Rediscovery(project());
  }

  /** Looks for what nobody tends. */
  Orphans orphans(boolean cancelJobs) {
    return sweep().look(new OrphanRequest(locations(), Duration.ofHours(1), cancelJobs));
  }

  OrphanSweep sweep() {
    return new OrphanSweep(project(), trainer().aftercare(), stop);
  }

  /** Where outputs go that nobody named a folder for. */
  Path usualFolder() {
    return output.resolveSibling("usual");
  }

  private List<Location> locations() {
    return List.of(plans.plan(output).location());
  }

  private CloudProject project() {
    return new CloudProject(
        "my-project",
        backend(),
        new CloudSweep(buckets, runner, Duration.ofSeconds(10)),
        histories(),
        run -> usualFolder(),
        clock);
  }

  private Backend backend() {
    return new Backend(
        plans.backend,
        new JournaledStager(store, journal),
        new JournaledRunner(runner, journal, this::work, this::jobIsHidden),
        logs,
        monitor,
        refusals,
        Optional.of(userStore),
        Duration.ofSeconds(5),
        Duration.ofSeconds(60));
  }

  private Trainer trainer() {
    return new Trainer(
        backend(), histories(), plans::after, MODEL_OF_POWER, grid, stop, clock, "0.1.0");
  }

  Histories histories() {
    return new Histories(ledgers, plans.memo());
  }

  private Code code() {
    Path folder = output.resolveSibling("code");
    try {
      if (!Files.exists(folder)) {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(StagedFiles.SCRIPT), "print('hello')\n");
      }
      return new Code(folder, List.of(CodeFile.read(folder, StagedFiles.SCRIPT)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A get does not know the job until so much time has passed since now. */
  void jobIsUnknownFor(Duration time) {
    hiddenUntil = clock.instant().plus(time);
  }

  private boolean jobIsHidden() {
    return clock.instant().isBefore(hiddenUntil);
  }

  private void work(JobSpec spec) {
    List<JobHandle> jobs = runner.handles();
    if (!jobs.isEmpty()) {
      bootstrap.made(jobs.get(jobs.size() - 1), spec);
    }
  }

  private void train(BucketName bucket) {
    jobWrites.forEach((name, content) -> store.write(bucket, name, content));
  }

  boolean bucketIsThere() {
    return !store.buckets().isEmpty();
  }

  /** Whether everything that the job wrote lies at home, byte for byte. */
  boolean allIsHome() {
    return allIsIn(output);
  }

  /** The same in another folder. */
  boolean allIsIn(Path folder) {
    return jobWrites.entrySet().stream().allMatch(e -> isIn(folder, e.getKey(), e.getValue()));
  }

  private static boolean isIn(Path folder, ObjectName name, byte[] content) {
    Path file = folder.resolve(name.value().substring(ObjectName.OUTPUT.length()));
    try {
      return Files.exists(file) && Arrays.equals(content, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

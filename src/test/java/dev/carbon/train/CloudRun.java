package dev.carbon.train;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.carbon.footprint.EnergyModel;
import dev.carbon.google.GoogleLogin;
import dev.carbon.job.Code;
import dev.carbon.job.CodeFile;
import dev.carbon.job.JobMonitor;
import dev.carbon.job.StagedFiles;
import dev.carbon.job.vertex.VertexJobRunner;
import dev.carbon.ledger.FileLedgers;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.gcs.GcsOutputStore;
import dev.carbon.staging.gcs.GcsStager;
import dev.carbon.testing.cloud.FakeGoogleCloud;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A whole run as it is in earnest, its adapters and its history on disk, against a fake of Google
 * Cloud on this machine. Only the pauses between two looks take no time.
 */
final class CloudRun implements AutoCloseable {
  /** The user's own bucket and the folder in it, for a run that brings its outputs there. */
  static final String MINE = "mine";

  static final String FOLDER = "run";

  /** What each job that succeeds leaves below its output folder. */
  static final Map<String, byte[]> OUTPUTS =
      Map.of("model/weights.json", "[1, 2, 3]".repeat(100).getBytes(UTF_8), "empty", new byte[0]);

  /** More than goes out in one request. */
  private static final int LARGE_BYTES = 2 * 1024 * 1024 + 1;

  private static final String PROJECT = "demo-project";
  private static final Duration POLL = Duration.ofMinutes(1);
  private static final Duration MAX_QUEUE = Duration.ofMinutes(1);

  /** A person sits and waits so long before the run is left to itself. */
  private static final Duration PERSONS_PATIENCE = Duration.ofMinutes(15);

  private static final EnergyModel MODEL = EnergyModel.bundled();
  private static final PlanMemo MEMO = new Plans().memo();

  final FakeGoogleCloud cloud;
  final CloudWitness witness;
  final Plans plans = new Plans();
  final Path output;
  final RecordingListener listener = new RecordingListener();
  NextRegion next = plans::after;
  Haste haste = Haste.NONE;

  private final MutableClock clock = new MutableClock();
  private final FileLedgers ledgers;

  /**
   * @param folder new; for the history and what comes home
   * @param code what is run
   */
  CloudRun(Path folder, Code code) {
    this.output = folder.resolve("outputs");
    this.ledgers = new FileLedgers(folder.resolve("state"), clock);
    try {
      this.cloud = FakeGoogleCloud.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.witness = new CloudWitness(cloud);
    cloud.listen(witness);
    OUTPUTS.forEach(cloud.script()::output);
    plans.onlyRegion = false;
    plans.maxQueue = MAX_QUEUE;
    plans.code = code;
  }

  TrainOutcome run() {
    Optional<URI> storage = Optional.of(URI.create(cloud.storageUrl()));
    GoogleLogin login = new GoogleLogin(PROJECT);
    try (VertexJobRunner runner =
        new VertexJobRunner(PROJECT, login, Optional.of(cloud.vertexEndpoint()), haste.forJobs())) {
      Backend backend =
          new Backend(
              BackendKind.VERTEX,
              new GcsStager(PROJECT, login, storage, haste.storage()),
              runner,
              Optional.empty(),
              JobMonitor.NONE,
              RefusalMemory.NONE,
              Optional.of(new GcsOutputStore(PROJECT, login, storage, haste.storage())),
              POLL,
              Duration.ofSeconds(60));
      return trainer(backend).run(plans.plan(output), listener);
    }
  }

  /** The history as it is on disk. */
  List<LedgerRecord> history() {
    return ledgers.read(Plans.RUN);
  }

  private Trainer trainer(Backend backend) {
    return new Trainer(
        backend,
        new Histories(ledgers, MEMO),
        (plan, refused) -> next.after(plan, refused),
        MODEL,
        RunGrid.UNKNOWN,
        person(),
        clock,
        "0.1.0");
  }

  /** Interrupts a run that nobody would go on waiting for. */
  private ScriptedStop person() {
    ScriptedStop stop = new ScriptedStop(clock);
    Instant end = clock.instant().plus(PERSONS_PATIENCE);
    stop.atEveryPause(
        () -> {
          if (clock.instant().isAfter(end)) {
            stop.raise(StopReason.INTERRUPT);
          }
        });
    return stop;
  }

  /** A script, and a file that is too large for one request. */
  static Code code(Path root) {
    try {
      Files.writeString(root.resolve(StagedFiles.SCRIPT), "print('hello')\n");
      Files.write(root.resolve("large.bin"), new byte[LARGE_BYTES]);
      return new Code(
          root, List.of(CodeFile.read(root, "large.bin"), CodeFile.read(root, StagedFiles.SCRIPT)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    cloud.close();
  }
}

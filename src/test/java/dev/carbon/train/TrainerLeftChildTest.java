package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.footprint.EnergyModel;
import dev.carbon.job.Code;
import dev.carbon.job.CodeFile;
import dev.carbon.job.JobMonitor;
import dev.carbon.job.StagedFiles;
import dev.carbon.job.local.LocalJobRunner;
import dev.carbon.ledger.RecordType;
import dev.carbon.placement.RefusalMemory;
import dev.carbon.placement.Requests;
import dev.carbon.region.Machine;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.local.LocalStager;
import dev.carbon.train.Journal.PowerCut;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rehearsals whose carbon is killed: the child goes on, and another carbon brings it home. */
class TrainerLeftChildTest {
  /** After the submit, after it is written down, after the first look. */
  private static final int SUBMIT = 14;

  private static final String SCRIPT =
      """
      import os
      print("epoch 1", flush=True)
      with open(os.path.join(os.environ["AIP_MODEL_DIR"], "weights.json"), "w") as file:
          file.write("[1, 2, 3]")
      """;

  @TempDir private Path folder;
  private final Journal journal = new Journal();
  private final MutableClock clock = new MutableClock();
  private final MemoryLedgers ledgers = new MemoryLedgers(journal, clock);
  private final RecordingListener listener = new RecordingListener();
  private final Plans plans = new Plans();

  @ParameterizedTest
  @ValueSource(ints = {SUBMIT, SUBMIT + 1, SUBMIT + 2})
  void bringsHomeWhatAChildMakesThatOutlivesItsCarbon(int step) throws IOException {
    journal.killAt(step, true);
    assertThrows(PowerCut.class, () -> trainer().run(plan(), listener));
    assertTrue(journal.events().contains("submit"));
    journal.startAgain();

    TrainOutcome outcome = resume();

    assertBroughtHome(outcome);
    assertTrue(listener.heard().toString().contains("epoch 1"), () -> "" + listener.heard());
  }

  @ParameterizedTest
  @ValueSource(strings = {"deleteObjects", "delete"})
  void finishesARehearsalWhoseFolderWasBeingRemoved(String step) throws IOException {
    journal.killAfter(step);
    assertThrows(PowerCut.class, () -> trainer().run(plan(), listener));
    journal.startAgain();

    assertBroughtHome(resume());
  }

  private void assertBroughtHome(TrainOutcome outcome) throws IOException {
    assertEquals(Optional.empty(), outcome.error());
    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals("[1, 2, 3]", Files.readString(output().resolve("model/weights.json")));
    assertFalse(Files.exists(bucket(BucketName.of(Plans.RUN, 1))));
    assertTrue(ledgers.records().contains(RecordType.CLOSED));
  }

  private TrainOutcome resume() {
    return trainer()
        .aftercare()
        .resume(new AttachRequest(Plans.RUN, OptionalInt.empty(), Optional.empty()), listener);
  }

  /** Another process: nothing in memory but what the history holds. */
  private Trainer trainer() {
    LocalJobRunner runner = new LocalJobRunner(this::bucket, "python3", System.getenv(), clock);
    ScriptedStop stop = new ScriptedStop(clock);
    stop.atEveryPause(() -> LockSupport.parkNanos(5_000_000));
    Backend backend =
        new Backend(
            BackendKind.LOCAL,
            new JournaledStager(new LocalStager(folder.resolve("staging")), journal),
            new JournaledRunner(runner, journal, spec -> {}, () -> false),
            Optional.of(runner),
            JobMonitor.NONE,
            RefusalMemory.NONE,
            Optional.empty(),
            Duration.ofMillis(5),
            Duration.ofMillis(60));
    return new Trainer(
        backend,
        new Histories(ledgers, plans.memo()),
        plans::after,
        EnergyModel.bundled(),
        RunGrid.UNKNOWN,
        stop,
        clock,
        "0.1.0");
  }

  private TrainPlan plan() throws IOException {
    plans.backend = BackendKind.LOCAL;
    plans.machine =
        new Machine(
            Requests.CATALOGUE.hardware().machine("n1-standard-4").orElseThrow(), Optional.empty());
    Path code = Files.createDirectories(folder.resolve("code"));
    Files.writeString(code.resolve(StagedFiles.SCRIPT), SCRIPT);
    plans.code = new Code(code, List.of(CodeFile.read(code, StagedFiles.SCRIPT)));
    return plans.plan(output());
  }

  private Path output() {
    return folder.resolve("out");
  }

  private Path bucket(BucketName name) {
    return LocalStager.folder(folder.resolve("staging"), name);
  }
}

package dev.carbon.train;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.ledger.RecordType;
import dev.carbon.region.Location;
import dev.carbon.staging.CloudPlace;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.OutputPlace;
import dev.carbon.staging.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose outputs go to a folder of the user's in the cloud. */
class TrainerCloudOutputTest {
  private static final String MINE = "my-models";
  private static final DataAddress FOLDER = new DataAddress(MINE, "run");

  @TempDir private Path folder;
  private Rig rig;

  @BeforeEach
  void setUp() {
    rig = new Rig(folder.resolve("outputs"));
    rig.userStore.plantBucket(MINE, new Location("eu"));
  }

  @Test
  void copiesOutputsThereAndThenRemovesItsOwnBucket() {
    rig.plans.output = new Destination.Cloud(FOLDER, false, Optional.empty());

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertTrue(outcome.error().isEmpty(), () -> outcome.error().toString());
    assertEquals(List.of("run/model/weights.json"), rig.userStore.names(MINE));
    assertEquals(
        List.of("model/weights.json"), outcome.outputs().stream().map(OutputFile::path).toList());
    assertFalse(rig.bucketIsThere());
    assertFalse(Files.exists(rig.output), "nothing comes to this machine");
  }

  @Test
  void copiesWhatTheScriptWroteBesideItself() {
    rig.plans.output = new Destination.Cloud(FOLDER, true, Optional.empty());
    rig.jobWrites.clear();
    rig.jobWrites.put(new ObjectName("input/notes.txt"), "x".getBytes(UTF_8));
    rig.listener.at("submitted", () -> rig.userStore.write(MINE, "run/model/w", new byte[] {1}));

    TrainOutcome outcome = rig.run();

    assertEquals(List.of("run/input/notes.txt", "run/model/w"), rig.userStore.names(MINE));
    assertEquals(
        List.of("model/w", "input/notes.txt"),
        outcome.outputs().stream().map(OutputFile::path).toList());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void anotherRunDoesNotGetTheFolderWhileTheJobMayWriteThere() {
    rig.plans.output = new Destination.Cloud(FOLDER, true, Optional.empty());
    assertEquals(RunState.DETACHED, rig.launch().state());

    OutputPlace another = new CloudPlace(rig.userStore, FOLDER, new RunId("r-" + "b".repeat(26)));
    CarbonException error = assertThrows(CarbonException.class, another::take);

    assertTrue(error.text().contains(Plans.RUN.value()), error.text());
  }

  @Test
  void startsNothingInAFolderThatAnotherRunHas() {
    rig.plans.output = new Destination.Cloud(FOLDER, true, Optional.empty());
    new CloudPlace(rig.userStore, FOLDER, new RunId("r-" + "b".repeat(26))).take();
    List<String> before = rig.userStore.names(MINE);

    TrainOutcome outcome = rig.run();

    assertEquals(RunState.FAILED, outcome.state());
    assertEquals(ErrorKind.USAGE, outcome.error().orElseThrow().kind());
    assertEquals(0, rig.store.calls("create"));
    assertEquals(before, rig.userStore.names(MINE));
    assertTrue(rig.ledgers.records().contains(RecordType.CLOSED));
  }

  @Test
  void saysSoWhenTheFolderCannotBeGivenBack() {
    rig.plans.output = new Destination.Cloud(FOLDER, false, Optional.empty());
    rig.userStore.refuseDeletes();

    TrainOutcome outcome = rig.run();

    assertTrue(outcome.error().isEmpty(), () -> outcome.error().toString());
    assertTrue(rig.listener.heard().contains("outputStaysTaken"));
    assertFalse(rig.ledgers.records().contains(RecordType.OUTPUT_FREED));
  }

  @Test
  void keepsItsBucketWhenSomethingElseIsInTheWay() {
    rig.plans.output = new Destination.Cloud(FOLDER, false, Optional.empty());
    rig.listener.at(
        "submitted", () -> rig.userStore.write(MINE, "run/model/weights.json", new byte[] {1}));

    TrainOutcome outcome = rig.run();

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, outcome.error().orElseThrow().kind());
    assertTrue(rig.bucketIsThere());
  }
}

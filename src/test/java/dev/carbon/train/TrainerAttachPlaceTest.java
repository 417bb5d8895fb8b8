package dev.carbon.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.staging.FolderMark;
import dev.carbon.staging.HomePlace;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the outputs of a run come home to whose other process attaches: the place may be taken. */
class TrainerAttachPlaceTest {
  @TempDir private Path folder;
  private Rig rig = new Rig(Path.of(""));

  @BeforeEach
  void setUp() {
    rig = Rig.takenUpElsewhere(folder.resolve("out"));
  }

  @Test
  void comeHomeToAnotherFolderWhereSomethingIsInTheWay() throws IOException {
    Path taken = launchedOver("mine");

    CarbonException error = rig.attach().error().orElseThrow();

    assertEquals(ErrorKind.OUTPUTS_NOT_VERIFIED, error.kind());
    assertTrue(
        error.text().contains(taken + " is taken by another file of 4 bytes from 20"),
        error.text());
    assertTrue(
        error.hint().orElseThrow().contains("carbon attach " + Plans.RUN + " --output DIR"),
        error.hint()::toString);

    Path other = folder.resolve("elsewhere");
    rig.newFolder = Optional.of(other);
    TrainOutcome outcome = rig.attach();

    assertEquals(RunState.SUCCEEDED, outcome.state());
    assertEquals(Optional.empty(), outcome.error());
    assertTrue(rig.allIsIn(other));
    assertFalse(rig.bucketIsThere());
    assertEquals("mine", Files.readString(taken));
    assertEquals(
        new Destination.Home(other),
        rig.histories().ended(Plans.RUN).orElseThrow().plan().output());
  }

  @Test
  void takeAFileThatAnEarlierTryBroughtHomeAsItIs() throws IOException {
    Path unused = launchedOver("[1, 2, 3]");

    TrainOutcome outcome = rig.attach();

    assertEquals(Optional.empty(), outcome.error());
    assertEquals(1, outcome.outputs().size());
    assertFalse(rig.bucketIsThere());
  }

  @Test
  void sayThatTheirFolderIsAnotherRunsAndNotThatNothingWasStarted() throws IOException {
    rig.launch();
    Files.delete(rig.output.resolve(FolderMark.FILE_NAME));
    new HomePlace(rig.output, new RunId("r-" + "b".repeat(26))).take();

    TrainOutcome outcome = rig.attach();

    CarbonException error = outcome.error().orElseThrow();
    assertEquals(ErrorKind.USAGE, error.kind());
    assertFalse(error.text().contains("nothing was started"), error.text());
    assertTrue(outcome.jobMayLive());
  }

  /** Lets a run go, and puts a file of that text where its model comes home to. */
  private Path launchedOver(String text) throws IOException {
    rig.launch();
    Path model = rig.output.resolve("model/weights.json");
    Files.createDirectories(model.getParent());
    return Files.writeString(model, text);
  }
}

package dev.carbon.intensity.cache;

import static dev.carbon.intensity.KeptFigures.BASE;
import static dev.carbon.intensity.KeptFigures.NOW;
import static dev.carbon.intensity.KeptFigures.figure;
import static dev.carbon.intensity.KeptFigures.key;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.FigureCache;
import dev.carbon.intensity.FigureCache.Kept;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class DiskCacheClearTest {
  private static final FigureCache.Key GERMANY = key("DE");
  private static final Kept KEPT = figure(GERMANY, 300);

  @TempDir private Path temporary;
  private CacheFolder folder;

  @BeforeEach
  void nothingIsThereYet() {
    folder = new CacheFolder(temporary.resolve("home/.cache/carbon"));
  }

  @Test
  void removesFiguresMarkersAndHalfWrittenFilesOfAllSources() throws IOException {
    DiskCache cache = folder.open();
    cache.store(GERMANY, KEPT);
    IntensityKind kind =
        new IntensityKind(new SourceName("other"), Signal.MARGINAL, Accounting.DIRECT);
    FigureCache.Key other = new FigureCache.Key(BASE, kind, true, GERMANY.zone(), NOW);
    cache.store(other, figure(other, 30, new Estimation(Optional.of(false), Optional.empty())));
    Files.writeString(folder.shelf().resolve("new-77.tmp"), "{");
    assertEquals(2, cache.clear());
    assertEquals(List.of(), folder.files());
  }

  @Test
  void leavesWhatIsNotOurs() throws IOException {
    folder.open().store(GERMANY, KEPT);
    List<Path> foreign =
        List.of(
            folder.home.resolve("README"),
            folder.figures().resolve(folder.figure().getFileName()),
            folder.shelf().resolve("notes.json"),
            Files.createDirectories(folder.shelf().resolve("deeper"))
                .resolve(folder.figure().getFileName()));
    for (Path each : foreign) {
      Files.writeString(each, "mine");
    }
    assertEquals(1, folder.open().clear());
    assertEquals(foreign.stream().sorted().toList(), folder.files().stream().sorted().toList());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void followsNoLink() throws IOException {
    folder.open().store(GERMANY, KEPT);
    Path elsewhere = Files.createDirectories(temporary.resolve("elsewhere"));
    Path kept = Files.copy(folder.figure(), elsewhere.resolve(folder.figure().getFileName()));
    Files.createSymbolicLink(folder.figures().resolve("link"), elsewhere);
    Files.createSymbolicLink(
        folder.shelf().resolve(kept.getFileName().toString().replace("DE_", "FR_")), kept);
    assertEquals(1, folder.open().clear());
    assertTrue(Files.exists(kept));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void doesNothingWhereItsFolderIsALink() throws IOException {
    folder.open().store(GERMANY, KEPT);
    Path elsewhere = temporary.resolve("elsewhere");
    Files.move(folder.figures(), elsewhere);
    Files.createSymbolicLink(folder.figures(), elsewhere);
    assertEquals(0, folder.open().clear());
    assertEquals(Optional.empty(), folder.open().find(GERMANY));
    folder.open().store(GERMANY, figure(GERMANY, 301));
    Files.delete(folder.figures());
    Files.move(elsewhere, folder.figures());
    assertEquals(Optional.of(KEPT), folder.open().find(GERMANY));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void saysWhatItCouldNotRemove() throws IOException {
    folder.open().store(GERMANY, KEPT);
    Files.setPosixFilePermissions(folder.shelf(), PosixFilePermissions.fromString("r-x------"));
    try {
      assumeFalse(Files.isWritable(folder.shelf()), "root may do everything");
      CarbonException error = assertThrows(CarbonException.class, () -> folder.open().clear());
      assertEquals(ErrorKind.CONFIGURATION, error.kind());
      assertTrue(error.hint().orElseThrow().contains(folder.figures().toString()));
    } finally {
      Files.setPosixFilePermissions(folder.shelf(), PosixFilePermissions.fromString("rwx------"));
    }
  }
}

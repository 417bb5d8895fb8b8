package dev.carbon.staging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class HomePlaceTest extends OutputPlaceContract {
  @TempDir private Path home;

  @Override
  OutputPlace place(RunId run) {
    return new HomePlace(folder(), run);
  }

  private Path folder() {
    return home.resolve("a").resolve("b");
  }

  @Override
  void write(String name) {
    try {
      Files.createDirectories(folder());
      Files.writeString(folder().resolve(name), "something");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  List<String> names() {
    if (!Files.exists(folder())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void takesBackTheFoldersItMadeAndNoOthers() throws IOException {
    Files.createDirectories(home.resolve("a"));
    OutputPlace place = place(FIRST);

    place.take();
    place.free();

    assertFalse(Files.exists(folder()));
    assertTrue(Files.exists(home.resolve("a")));
  }

  @Test
  void tellsWhoHasAFolder() {
    assertEquals(Optional.empty(), HomePlace.holder(folder()));

    place(FIRST).take();

    assertEquals(Optional.of(FIRST), HomePlace.holder(folder()));
  }

  @Test
  void aFileInTheWayIsFoundBeforeAnythingIsStarted() throws IOException {
    Files.writeString(home.resolve("a"), "a file");

    CarbonException error = assertThrows(CarbonException.class, () -> place(FIRST).take());

    assertEquals(ErrorKind.CONFIGURATION, error.kind());
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // Links need rights there.
  void aLinkInPlaceOfTheMarkIsNeitherFollowedNorRemoved() throws IOException {
    Files.createDirectories(folder());
    Path elsewhere = home.resolve("elsewhere");
    Files.createSymbolicLink(folder().resolve(FolderMark.FILE_NAME), elsewhere);

    assertThrows(CarbonException.class, () -> place(FIRST).take());
    place(FIRST).free();

    assertFalse(Files.exists(elsewhere));
    assertEquals(List.of(FolderMark.FILE_NAME), names());
  }
}

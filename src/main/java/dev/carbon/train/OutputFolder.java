package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder for the outputs, made before anything else is: one that cannot be made must not be
 * found out after hours of training.
 */
final class OutputFolder {
  private final Deque<Path> made = new ArrayDeque<>();

  private OutputFolder() {}

  /**
   * Makes the folder and its parents; nothing when the outputs do not come to this machine.
   *
   * @throws CarbonException CONFIGURATION when nothing can be written there
   */
  static OutputFolder prepare(Optional<Path> folder) {
    OutputFolder prepared = new OutputFolder();
    folder.ifPresent(prepared::make);
    return prepared;
  }

  private void make(Path folder) {
    for (@Nullable Path each = folder;
        each != null && !Files.exists(each);
        each = each.getParent()) {
      made.addLast(each);
    }
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".carbon", ""));
    } catch (IOException e) {
      removeIfEmpty();
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not write into " + folder + ", where the outputs would go; nothing was started",
          "name another folder with --output",
          e);
    }
  }

  /** Takes back what was made and stayed empty. */
  void removeIfEmpty() {
    try {
      for (Path each : made) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      // It holds outputs: it stays, and so do the folders above it.
    }
  }
}

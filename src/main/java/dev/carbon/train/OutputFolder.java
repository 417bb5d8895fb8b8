package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The folder for the outputs, made before anything else is: one that cannot be made must not be
 * found out after hours of training.
 */
final class OutputFolder {
  private final Deque<Path> made = new ArrayDeque<>();

  private OutputFolder() {}

  /**
   * Makes the folder and its parents.
   *
   * @throws CarbonException CONFIGURATION when nothing can be written there
   */
  static OutputFolder prepare(Path folder) {
    OutputFolder prepared = new OutputFolder();
    for (@Nullable Path each = folder;
        each != null && !Files.exists(each);
        each = each.getParent()) {
      prepared.made.addLast(each);
    }
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".carbon", ""));
      return prepared;
    } catch (IOException e) {
      prepared.removeIfEmpty();
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

package dev.carbon.staging;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Folders as a crash sees them. */
public final class Folders {
  private Folders() {}

  /** Forces the folder of a new file to disk: without that, a power cut can take its name away. */
  public static void forceParentOf(Path file) {
    @Nullable Path folder = file.toAbsolutePath().getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    } catch (IOException e) {
      // Windows cannot open a folder; there the file's own force has to do.
    }
  }
}

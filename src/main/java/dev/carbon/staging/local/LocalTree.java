package dev.carbon.staging.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All that lies in a folder that plays a bucket. */
final class LocalTree {
  private LocalTree() {}

  /**
   * Regular files, and links to regular files of the same bucket: a job may link its best
   * checkpoint.
   */
  static List<Path> files(Path folder) throws IOException {
    Path real = folder.toRealPath();
    List<Path> files = new ArrayList<>();
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        boolean regular = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
        boolean linkInside =
            Files.isSymbolicLink(path)
                && Files.isRegularFile(path)
                && path.toRealPath().startsWith(real);
        if (regular || linkInside) {
          files.add(path);
        }
      }
    }
    return files;
  }

  /** Removes empty folders and whatever else is no object; links are removed, not followed. */
  static void remove(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}

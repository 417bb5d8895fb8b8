package dev.carbon.intensity.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.intensity.KeptFigures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A cache in a folder that a test looks into. */
final class CacheFolder {
  final Path home;
  final List<String> trace = new ArrayList<>();

  CacheFolder(Path home) {
    this.home = home;
  }

  /** The cache as one process sees it. */
  DiskCache open() {
    return open(Clock.fixed(KeptFigures.NOW, ZoneOffset.UTC));
  }

  DiskCache open(Clock clock) {
    return new DiskCache(home, clock, trace::add);
  }

  Path figures() {
    return home.resolve("intensity");
  }

  Path shelf() {
    return figures().resolve(KeptFigures.SOURCE.value());
  }

  Path marker() {
    return shelf().resolve("last-success.json");
  }

  /** The file of the one figure that is kept. */
  Path figure() throws IOException {
    List<Path> files = files().stream().filter(file -> !file.equals(marker())).toList();
    assertEquals(1, files.size(), files::toString);
    return files.get(0);
  }

  /** All files and links below. */
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(home)) {
      return all.filter(each -> !Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)).toList();
    }
  }

  static String permissions(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}

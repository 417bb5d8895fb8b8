package dev.carbon.job.local;

import dev.carbon.staging.BucketName;
import dev.carbon.staging.ObjectName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What children leave in a bucket's folder for a carbon that is not their parent: that they began,
 * what they print, how they ended.
 *
 * @param folder of the bucket
 */
record ChildNotes(Path folder, BucketName bucket) {
  private static final Pattern BEGUN = Pattern.compile("(?:job|start)-(\\d{1,18})");
  private static final Pattern ENDED = Pattern.compile("(\\d{1,3})( stopped)?\\n");

  /** A process does not write before it has started, but the clock of files ticks coarsely. */
  private static final Duration TICK = Duration.ofSeconds(1);

  /** How a child ended, as it said itself. */
  record Ended(int exitCode, boolean stopped, Instant at) {}

  /** What children print. */
  Path log() {
    return notes().resolve("log");
  }

  /** Makes the file for what a child prints, which nobody else may read. */
  void makeLog() throws IOException {
    Files.createDirectories(notes());
    if (!Files.exists(log())) {
      Files.createFile(log(), onlyForItsOwner());
    }
  }

  /**
   * Writes down when the child started, as a later carbon is told by its own name for it. Without
   * that it is still found, under a name that differs in the time.
   */
  void remember(ChildName name) {
    try {
      Files.writeString(start(name.pid()), Long.toString(name.startedAt().toEpochMilli()));
    } catch (IOException e) {
      // The child runs, and is known by its own note.
    }
  }

  /** The children that began here, whatever became of them. */
  List<ChildName> begun() {
    if (!Files.isDirectory(notes())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(notes())) {
      return files.flatMap(file -> begun(file).stream()).distinct().toList();
    } catch (IOException | UncheckedIOException e) {
      return List.of(); // It is being removed: nothing runs there any more.
    }
  }

  /** How that child ended; empty while it has not, or when it could not say. */
  Optional<Ended> ended(long pid) {
    Path file = notes().resolve("ended-" + pid);
    try {
      Matcher text = ENDED.matcher(Files.readString(file));
      return text.matches()
          ? Optional.of(
              new Ended(Integer.parseInt(text.group(1)), text.group(2) != null, written(file)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<ChildName> begun(Path file) {
    Matcher name = BEGUN.matcher(String.valueOf(file.getFileName()));
    if (!name.matches()) {
      return Optional.empty();
    }
    try {
      long pid = Long.parseLong(name.group(1));
      Instant written = written(file);
      Instant start = remembered(pid).orElseGet(() -> startOf(pid, written));
      return Optional.of(new ChildName(pid, start, bucket));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private Optional<Instant> remembered(long pid) {
    try {
      return Optional.of(Instant.ofEpochMilli(Long.parseLong(Files.readString(start(pid)))));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** A process that began after the note is another, which was given the number later. */
  private static Instant startOf(long pid, Instant written) {
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .filter(started -> !started.isAfter(written.plus(TICK)))
        .orElse(written);
  }

  private Path start(long pid) {
    return notes().resolve("start-" + pid);
  }

  private Path notes() {
    return folder.resolve(ObjectName.NOTES);
  }

  private static Instant written(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  private FileAttribute<?>[] onlyForItsOwner() {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}

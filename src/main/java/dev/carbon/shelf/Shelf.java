package dev.carbon.shelf;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.secret.OwnerOnly;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A folder of small files, readable by their owner alone. A file is written under another name and
 * then moved into its place, so that whoever reads it sees all of it or none of it; no lock is
 * needed. Links are never followed, neither as a file nor as the folder or the one around it.
 */
public final class Shelf {
  /** The largest file, in bytes; what carbon keeps takes some 600. */
  public static final int MOST_BYTES = 8 * 1024;

  private static final Duration LONGEST_WRITING = Duration.ofHours(1);
  private static final String TEMPORARY_START = "new-";
  private static final String TEMPORARY_END = ".tmp";
  private static final Pattern TEMPORARY = Pattern.compile("new-[0-9]+\\.tmp");

  private final Path folder;

  /**
   * @param folder need not exist, nor the one around it
   */
  public Shelf(Path folder) {
    this.folder = folder;
  }

  /** The shelves in {@code folder}, which need not exist. */
  public static List<Shelf> in(Path folder) throws IOException {
    return list(folder).stream()
        .filter(each -> Files.isDirectory(each, NOFOLLOW_LINKS))
        .map(Shelf::new)
        .toList();
  }

  /**
   * Removes what was put on the shelves in {@code folder}, half written or whole; what is called
   * otherwise, and the folders, stay.
   *
   * @param folder need not exist
   * @param kept tells by its name whether a file is one of those that count
   * @param others the names of those that go too and do not count
   * @return how many of those that count were removed
   * @throws CarbonException CONFIGURATION when a file cannot be removed: nobody should believe that
   *     it is
   */
  public static int clear(Path folder, Predicate<String> kept, Set<String> others) {
    int removed = 0;
    try {
      for (Shelf shelf : in(folder)) {
        for (Path file : shelf.files()) {
          String name = String.valueOf(file.getFileName());
          boolean counts = kept.test(name);
          boolean goes = counts || others.contains(name) || isTemporary(name);
          removed += goes && Files.deleteIfExists(file) && counts ? 1 : 0;
        }
      }
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not empty the cache in " + folder.getParent(),
          "remove the folder " + folder + " yourself",
          e);
    }
    return removed;
  }

  /**
   * The content of a file; empty when nothing is there.
   *
   * @throws Unusable when it is no file or too large
   * @throws IOException when it cannot be read
   */
  public Optional<byte[]> read(String name) throws IOException, Unusable {
    Path file = folder.resolve(name);
    if (!Files.exists(file, NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    requireNoLinks();
    if (!Files.isRegularFile(file, NOFOLLOW_LINKS)) {
      throw new Unusable("it is no file");
    }
    try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, NOFOLLOW_LINKS)) {
      byte[] content = in.readNBytes(MOST_BYTES + 1);
      if (content.length > MOST_BYTES) {
        throw new Unusable("it is too large");
      }
      return Optional.of(content);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /**
   * Writes a file, in place of the one that is there.
   *
   * @throws Unusable when it would be too large to be read again, or the folder or the one around
   *     it is a link
   */
  public void write(String name, byte[] content) throws IOException, Unusable {
    if (content.length > MOST_BYTES) {
      throw new Unusable("it would be too large");
    }
    // Before the folder is made, lest it is made behind a link.
    requireNoLinks();
    OwnerOnly.makeFolder(folder);
    requireNoLinks();
    Path written =
        Files.createTempFile(
            folder, TEMPORARY_START, TEMPORARY_END, OwnerOnly.file(folder.getFileSystem()));
    try {
      Files.write(written, content);
      Files.move(written, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }

  /** The files, links and folders left out. */
  public List<Path> files() throws IOException {
    return list(folder).stream().filter(each -> Files.isRegularFile(each, NOFOLLOW_LINKS)).toList();
  }

  /** Whether a file of that name was being written. */
  public static boolean isTemporary(String name) {
    return TEMPORARY.matcher(name).matches();
  }

  /** Removes what has been half written for an hour: whoever was writing it must be gone. */
  public void removeAbandoned(Instant now) throws IOException {
    for (Path file : files()) {
      if (isTemporary(String.valueOf(file.getFileName()))
          // Somebody may have removed it already.
          && Files.exists(file, NOFOLLOW_LINKS)
          && Files.getLastModifiedTime(file, NOFOLLOW_LINKS)
              .toInstant()
              .isBefore(now.minus(LONGEST_WRITING))) {
        Files.deleteIfExists(file);
      }
    }
  }

  private void requireNoLinks() throws Unusable {
    Path around = folder.getParent();
    if (isSomethingElse(folder) || (around != null && isSomethingElse(around))) {
      throw new Unusable("its folder is a link or a file");
    }
  }

  /** Whether something is there that is no folder, be it a link to one. */
  private static boolean isSomethingElse(Path folder) {
    return Files.exists(folder, NOFOLLOW_LINKS) && !Files.isDirectory(folder, NOFOLLOW_LINKS);
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder, NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (UncheckedIOException e) {
      throw new IOException(e);
    }
  }
}

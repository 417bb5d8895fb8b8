package dev.carbon.staging;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings single outputs home, each verified before it takes its place. A download that breaks goes
 * on from where it broke; what it has got by then is thrown away only when all of it has failed.
 * Safe for concurrent calls.
 */
final class OutputDownload {
  private static final int TRIES = 3;
  private static final String PARTIAL = ".carbon-partial-";

  private final Stager stager;
  private final Bucket bucket;
  private final Path directory;
  private final Set<Path> replaceable;

  /**
   * @param replaceable files that an earlier round of the same run brought
   */
  OutputDownload(Stager stager, Bucket bucket, Path directory, Set<Path> replaceable) {
    this.stager = stager;
    this.bucket = bucket;
    this.directory = directory;
    this.replaceable = replaceable;
  }

  /** The file, once it is at home; fails as {@link OutputFetcher#fetch} does. */
  OutputFile fetch(OutputFile file, LongConsumer progress) {
    StoredObject object = file.object();
    try {
      Path target = directory.resolve(file.path());
      prepareParent(target);
      if (isHome(target, object)) {
        progress.accept(object.bytes());
        return file;
      }
      makeWay(target);
      // A fresh folder: a name of ours beside the target could be that of another output.
      Path partialFolder = Files.createTempDirectory(directory, PARTIAL);
      Path partial = partialFolder.resolve("part");
      try {
        downloadVerified(object, partial, progress);
        Files.move(partial, target);
        Folders.forceParentOf(target);
        return file;
      } finally {
        Files.deleteIfExists(partial);
        Files.deleteIfExists(partialFolder);
      }
    } catch (IOException | InvalidPathException e) {
      throw OutputRounds.notVerified(object.name() + " could not be written to " + directory, e);
    }
  }

  private void downloadVerified(StoredObject object, Path partial, LongConsumer progress)
      throws IOException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Files.deleteIfExists(partial);
      downloadThroughBreaks(object, partial, progress);
      if (isSame(partial, object)) {
        return;
      }
    }
    throw OutputRounds.notVerified(
        object.name() + " does not have the checksum that the bucket states", null);
  }

  /** As long as each try brings something, there is another. */
  private void downloadThroughBreaks(StoredObject object, Path partial, LongConsumer progress)
      throws IOException {
    for (long had = 0; ; ) {
      try {
        stager.download(bucket, object, partial, had, progress);
        return;
      } catch (CarbonException e) {
        long has = Files.exists(partial) ? Files.size(partial) : 0;
        if (e.kind() != ErrorKind.UPSTREAM || has <= had) {
          throw e;
        }
        had = has;
      }
    }
  }

  /**
   * Makes the folders of a file, and refuses to write through a link that leads out of the
   * directory.
   */
  private void prepareParent(Path target) throws IOException {
    Path parent = target.getParent();
    if (parent == null) {
      throw new IOException("no folder for " + target);
    }
    requireInside(nearestExisting(parent));
    Files.createDirectories(parent);
    requireInside(parent);
  }

  /** Whether an earlier try, which may have been another process, has brought this very file. */
  private static boolean isHome(Path target, StoredObject object) throws IOException {
    return Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
        && Files.size(target) == object.bytes()
        && Crc32c.of(target).equals(object.crc32c());
  }

  private void makeWay(Path target) throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    if (!replaceable.contains(target)) {
      throw OutputRounds.notVerified(target + " is taken by " + what(target), null);
    }
    Files.delete(target);
  }

  private static String what(Path taken) throws IOException {
    BasicFileAttributes is =
        Files.readAttributes(taken, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (is.isSymbolicLink()) {
      return "a link";
    }
    return (is.isDirectory() ? "a folder" : "another file of " + is.size() + " bytes")
        + " from "
        + is.lastModifiedTime().toInstant().truncatedTo(ChronoUnit.SECONDS);
  }

  /** Checked before any folder is made: one made through a link would lie outside already. */
  private static Path nearestExisting(Path folder) throws IOException {
    for (@Nullable Path path = folder; path != null; path = path.getParent()) {
      if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return path;
      }
    }
    throw new IOException("no folder above " + folder);
  }

  private void requireInside(Path folder) throws IOException {
    if (!folder.toRealPath().startsWith(directory.toRealPath())) {
      throw new IOException("a link leads out of " + directory);
    }
  }

  private static boolean isSame(Path file, StoredObject object) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    return Files.size(file) == object.bytes() && Crc32c.of(file).equals(object.crc32c());
  }
}

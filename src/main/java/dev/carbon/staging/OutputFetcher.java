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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings the outputs of a run home and proves that they are complete: each file is read back from
 * disk and compared by size and crc32c, and the bucket is listed again until it shows nothing new.
 */
public final class OutputFetcher {
  private static final int TRIES = 3;
  private static final int ROUNDS = 5;
  private static final String PARTIAL = ".carbon-partial-";

  private final Stager stager;
  private final Path directory;
  private final Set<String> takenPaths = new HashSet<>();
  private final List<OutputFile> files = new ArrayList<>();

  /**
   * A fetcher for one run.
   *
   * @param directory where the outputs go; made when there are any
   */
  public OutputFetcher(Stager stager, Path directory) {
    this.stager = stager;
    this.directory = directory;
  }

  /**
   * Fetches every object that is wanted, until two listings in a row agree.
   *
   * @param wanted which objects are outputs
   * @param each hears of every file that is verified at home
   * @throws CarbonException OUTPUTS_NOT_VERIFIED when any of them is not proven to be at home; the
   *     bucket is as it was
   */
  public List<OutputFile> fetch(
      Bucket bucket, Predicate<StoredObject> wanted, Consumer<OutputFile> each) {
    for (int round = 0; round < ROUNDS; round++) {
      List<StoredObject> missing =
          stager.list(bucket).stream()
              .filter(object -> wanted.test(object) && !isFolderMarker(object))
              .filter(object -> !isHome(object))
              .toList();
      boolean listedTwice = round > 0;
      if (missing.isEmpty() && listedTwice) {
        return List.copyOf(files);
      }
      for (StoredObject object : missing) {
        OutputFile file = fetchVerified(bucket, object);
        files.removeIf(older -> older.object().name().equals(object.name()));
        files.add(file);
        each.accept(file);
      }
    }
    throw notVerified("the outputs keep changing although the job has ended", null);
  }

  /** Mounted buckets hold empty objects that stand for folders. */
  private static boolean isFolderMarker(StoredObject object) {
    return object.name().value().endsWith("/") && object.bytes() == 0;
  }

  private boolean isHome(StoredObject object) {
    return files.stream().anyMatch(file -> file.object().equals(object));
  }

  private OutputFile fetchVerified(Bucket bucket, StoredObject object) {
    String path = path(object);
    try {
      Path target = directory.resolve(path);
      prepareParent(target);
      // A fresh folder: a name of ours beside the target could be that of another output.
      Path partialFolder = Files.createTempDirectory(directory, PARTIAL);
      Path partial = partialFolder.resolve("part");
      try {
        downloadVerified(bucket, object, partial);
        Files.move(partial, target);
        Folders.forceParentOf(target);
        return new OutputFile(path, object);
      } finally {
        Files.deleteIfExists(partial);
        Files.deleteIfExists(partialFolder);
      }
    } catch (IOException | InvalidPathException e) {
      throw notVerified(object.name() + " could not be written to " + directory, e);
    }
  }

  private void downloadVerified(Bucket bucket, StoredObject object, Path partial)
      throws IOException {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      Files.deleteIfExists(partial);
      stager.download(bucket, object, partial);
      if (isSame(partial, object)) {
        return;
      }
    }
    throw notVerified(object.name() + " does not have the checksum that the bucket states", null);
  }

  private String path(StoredObject object) {
    try {
      String path = OutputPath.of(object.name());
      boolean again = files.stream().anyMatch(file -> file.object().name().equals(object.name()));
      if (!takenPaths.add(path.toLowerCase(Locale.ROOT)) && !again) {
        throw notVerified(object.name() + " would overwrite another output", null);
      }
      return path;
    } catch (IllegalArgumentException e) {
      throw notVerified(object.name() + " cannot be a file here", e);
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
    Files.createDirectories(directory);
    requireInside(nearestExisting(parent));
    Files.createDirectories(parent);
    requireInside(parent);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      boolean ours = files.stream().anyMatch(f -> directory.resolve(f.path()).equals(target));
      if (!ours) {
        throw new IOException(target + " exists already");
      }
      Files.delete(target);
    }
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

  private static CarbonException notVerified(String why, @Nullable Throwable cause) {
    return new CarbonException(
        ErrorKind.OUTPUTS_NOT_VERIFIED,
        "could not bring all outputs home: " + why,
        "the bucket is kept; nothing is lost",
        cause);
  }
}

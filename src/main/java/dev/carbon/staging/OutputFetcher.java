package dev.carbon.staging;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Brings the outputs of a run home and proves that they are complete: each file is read back from
 * disk and compared by size and crc32c, and the bucket is listed again until it shows nothing new.
 */
public final class OutputFetcher {
  private static final int ROUNDS = 5;

  private final Stager stager;
  private final Path directory;
  private final FreeSpace space;
  private final Set<String> takenPaths = new HashSet<>();
  private final Map<ObjectName, OutputFile> files = new HashMap<>();
  private final AtomicLong moved = new AtomicLong();
  private long expected;

  /**
   * A fetcher for one run.
   *
   * @param directory where the outputs go; made when there are any
   */
  public OutputFetcher(Stager stager, Path directory) {
    this(stager, directory, FreeSpace.OF_DISK);
  }

  OutputFetcher(Stager stager, Path directory, FreeSpace space) {
    this.stager = stager;
    this.directory = directory;
    this.space = space;
  }

  /**
   * Fetches every object that is wanted, several at once, until two listings in a row agree.
   *
   * @param wanted which objects are outputs
   * @param listener hears of the files that are verified at home
   * @throws CarbonException OUTPUTS_NOT_VERIFIED when any of them is not proven to be at home; the
   *     bucket is as it was
   */
  public List<OutputFile> fetch(
      Bucket bucket, Predicate<StoredObject> wanted, TransferListener<OutputFile> listener) {
    for (int round = 0; round < ROUNDS; round++) {
      List<StoredObject> missing =
          stager.list(bucket).stream()
              .filter(object -> wanted.test(object) && !isFolderMarker(object))
              .filter(object -> !isHome(object))
              .toList();
      boolean listedTwice = round > 0;
      if (missing.isEmpty() && listedTwice) {
        return files.values().stream()
            .sorted((a, b) -> a.object().name().value().compareTo(b.object().name().value()))
            .toList();
      }
      fetchAll(bucket, missing, listener);
    }
    throw notVerified("the outputs keep changing although the job has ended", null);
  }

  private void fetchAll(
      Bucket bucket, List<StoredObject> missing, TransferListener<OutputFile> listener) {
    if (missing.isEmpty()) {
      return;
    }
    long bytes = missing.stream().mapToLong(StoredObject::bytes).sum();
    requireRoomFor(bytes);
    expected += bytes;
    Set<Path> replaceable = new HashSet<>();
    files.values().forEach(file -> replaceable.add(directory.resolve(file.path())));
    OutputDownload download =
        new OutputDownload(stager, bucket, directory, Set.copyOf(replaceable));
    List<OutputFile> wanted = missing.stream().map(o -> new OutputFile(path(o), o)).toList();
    int objects = files.size() + missing.size();
    Runnable tick = () -> listener.moved(Math.min(moved.get(), expected), expected, objects);
    new Crew("fetch", stager.concurrency(), tick)
        .work(
            wanted,
            file -> download.fetch(file, moved::addAndGet),
            ready -> {
              ready.forEach(file -> files.put(file.object().name(), file));
              listener.done(ready);
            });
  }

  private void requireRoomFor(long bytes) {
    long room;
    try {
      Files.createDirectories(directory);
      room = space.in(directory);
    } catch (IOException e) {
      throw notVerified("the outputs could not be written to " + directory, e);
    }
    if (room < bytes) {
      throw new CarbonException(
          ErrorKind.OUTPUTS_NOT_VERIFIED,
          String.format(
              Locale.ROOT,
              "could not bring all outputs home: they need %d bytes, and %s has room for %d",
              bytes,
              directory,
              room),
          "make room; the bucket is kept; nothing is lost");
    }
  }

  /** Mounted buckets hold empty objects that stand for folders. */
  private static boolean isFolderMarker(StoredObject object) {
    return object.name().value().endsWith("/") && object.bytes() == 0;
  }

  private boolean isHome(StoredObject object) {
    @Nullable OutputFile file = files.get(object.name());
    return file != null && file.object().equals(object);
  }

  private String path(StoredObject object) {
    try {
      String path = OutputPath.of(object.name());
      boolean again = files.containsKey(object.name());
      if (!takenPaths.add(path.toLowerCase(Locale.ROOT)) && !again) {
        throw notVerified(object.name() + " would overwrite another output", null);
      }
      return path;
    } catch (IllegalArgumentException e) {
      throw notVerified(object.name() + " cannot be a file here", e);
    }
  }

  static CarbonException notVerified(String why, @Nullable Throwable cause) {
    return new CarbonException(
        ErrorKind.OUTPUTS_NOT_VERIFIED,
        "could not bring all outputs home: " + why,
        "the bucket is kept; nothing is lost",
        cause);
  }
}

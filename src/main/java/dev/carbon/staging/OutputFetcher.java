package dev.carbon.staging;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
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
  private static final Comparator<OutputFile> BY_NAME =
      Comparator.comparing(file -> file.object().name().value());

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
    OutputRounds.settle(
        () -> stager.list(bucket),
        object -> wanted.test(object) && !isHome(object),
        missing -> fetchAll(bucket, missing, listener));
    return files.values().stream().sorted(BY_NAME).toList();
  }

  private void fetchAll(
      Bucket bucket, List<StoredObject> missing, TransferListener<OutputFile> listener) {
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
      throw OutputRounds.notVerified("the outputs could not be written to " + directory, e);
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

  private boolean isHome(StoredObject object) {
    @Nullable OutputFile file = files.get(object.name());
    return file != null && file.object().equals(object);
  }

  private String path(StoredObject object) {
    try {
      String path = OutputPath.of(object.name());
      boolean again = files.containsKey(object.name());
      if (!takenPaths.add(path.toLowerCase(Locale.ROOT)) && !again) {
        throw OutputRounds.notVerified(object.name() + " would overwrite another output", null);
      }
      return path;
    } catch (IllegalArgumentException e) {
      throw OutputRounds.notVerified(object.name() + " cannot be a file here", e);
    }
  }
}

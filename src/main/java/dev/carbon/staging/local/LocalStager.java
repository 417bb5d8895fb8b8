package dev.carbon.staging.local;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Location;
import dev.carbon.secret.OwnerOnly;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Crc32c;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.Stager;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Folders below one root play the buckets: object {@code a/b} of a bucket is the file {@code a/b}
 * in its folder.
 */
public final class LocalStager implements Stager {
  private static final long ONLY_METAGENERATION = 1;

  private final Path root;

  /**
   * A stager below {@code root}.
   *
   * @param root made when the first bucket is
   */
  public LocalStager(Path root) {
    this.root = root;
  }

  /** The folder that plays this bucket. */
  public static Path folder(Path root, BucketName name) {
    return root.resolve(name.value());
  }

  @Override
  public int concurrency() {
    return 1;
  }

  @Override
  public Bucket create(BucketSpec spec) {
    Path folder = folder(root, spec.name());
    return attempt(
        "make the staging folder " + folder,
        () -> {
          OwnerOnly.makeFolder(folder.resolve(ObjectName.INPUT));
          Files.createDirectories(folder.resolve(ObjectName.OUTPUT));
          return bucket(spec.name());
        });
  }

  @Override
  public Optional<Bucket> find(BucketName name) {
    Path folder = folder(root, name);
    return Files.isDirectory(folder) ? Optional.of(bucket(name)) : Optional.empty();
  }

  private Bucket bucket(BucketName name) {
    return new Bucket(name, folder(root, name).toString(), Location.LOCAL, ONLY_METAGENERATION);
  }

  @Override
  public StoredObject upload(Bucket bucket, Upload upload, LongConsumer progress) {
    Path file = file(bucket, upload.name());
    return attempt(
        "copy " + upload.name() + " to the staging folder",
        () -> {
          Files.createDirectories(parent(file));
          if (!isThere(file, upload.crc32c())) {
            copyUnchanged(upload, file);
          }
          progress.accept(upload.bytes());
          return stored(bucket, file);
        });
  }

  private static void copyUnchanged(Upload upload, Path file) throws IOException {
    try (InputStream in = upload.content().open()) {
      Files.copy(in, file);
    }
    if (!Crc32c.of(file).equals(upload.crc32c())) {
      removeQuietly(file);
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "could not copy " + upload.name() + ", because it has changed since it was read",
          "start again when nobody writes to it",
          null);
    }
  }

  @Override
  public List<StoredObject> list(Bucket bucket) {
    Path folder = folder(root, bucket.name());
    return attempt(
        "read the staging folder " + folder,
        () -> {
          List<StoredObject> objects = new ArrayList<>();
          for (Path file : LocalTree.files(folder)) {
            objects.add(stored(bucket, file));
          }
          objects.sort(Comparator.comparing(object -> object.name().value()));
          return List.copyOf(objects);
        });
  }

  @Override
  public void download(
      Bucket bucket, StoredObject object, Path target, long offset, LongConsumer progress) {
    Path file = file(bucket, object.name());
    boolean present = attempt("read " + file, () -> isSameVersion(bucket, object, file));
    if (!present) {
      throw new CarbonException(
          ErrorKind.UPSTREAM,
          "could not copy " + object.name() + ": it has changed since it was listed");
    }
    copy(file, target, offset);
    progress.accept(object.bytes() - offset);
  }

  private static void copy(Path file, Path target, long offset) {
    Set<OpenOption> mode =
        Set.of(
            offset == 0 ? StandardOpenOption.CREATE_NEW : StandardOpenOption.APPEND,
            StandardOpenOption.WRITE,
            LinkOption.NOFOLLOW_LINKS);
    boolean made = false;
    try (FileChannel in = FileChannel.open(file, StandardOpenOption.READ);
        FileChannel out = FileChannel.open(target, mode)) {
      made = offset == 0;
      if (out.size() != offset) {
        throw new IOException("it has not the " + offset + " bytes to go on from");
      }
      for (long at = offset; at < in.size(); ) {
        at += in.transferTo(at, in.size() - at, out);
      }
    } catch (IOException e) {
      if (made) {
        removeQuietly(target);
      }
      throw new CarbonException(
          ErrorKind.OUTPUTS_NOT_VERIFIED,
          "could not copy " + file + " to " + target + ": " + e.getMessage(),
          "is the disk full, or the folder not writable?",
          e);
    }
  }

  private static void removeQuietly(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // What was wrong before is what to tell.
    }
  }

  @Override
  public void deleteObjects(Bucket bucket, List<StoredObject> objects) {
    for (StoredObject object : objects) {
      Path file = file(bucket, object.name());
      boolean unused =
          attempt(
              "remove " + file,
              () -> isSameVersion(bucket, object, file) && Files.deleteIfExists(file));
    }
  }

  @Override
  public void delete(Bucket bucket) {
    Path folder = folder(root, bucket.name());
    if (!Files.exists(folder)) {
      return;
    }
    if (!list(bucket).isEmpty()) {
      throw new CarbonException(
          ErrorKind.CLEANUP_INCOMPLETE,
          "could not remove the staging folder " + folder + ", because it is not empty",
          "look at what is in it, then remove it by hand");
    }
    attempt(
        "remove the staging folder " + folder,
        () -> {
          LocalTree.remove(folder);
          return true;
        });
  }

  private static boolean isThere(Path file, Crc32c content) throws IOException {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return false;
    }
    boolean same =
        Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Crc32c.of(file).equals(content);
    if (!same) {
      throw new FileAlreadyExistsException(file.toString());
    }
    return true;
  }

  private boolean isSameVersion(Bucket bucket, StoredObject object, Path file) throws IOException {
    return Files.isRegularFile(file) && stored(bucket, file).equals(object);
  }

  private StoredObject stored(Bucket bucket, Path file) throws IOException {
    String name =
        folder(root, bucket.name())
            .relativize(file)
            .toString()
            .replace(file.getFileSystem().getSeparator(), "/");
    Crc32c crc32c = Crc32c.of(file);
    long generation = generation(Files.getLastModifiedTime(file).to(TimeUnit.NANOSECONDS), crc32c);
    return new StoredObject(new ObjectName(name), Files.size(file), crc32c, generation);
  }

  /** The time alone does not tell two versions apart: file systems count it in coarse steps. */
  private static long generation(long modifiedNanos, Crc32c crc32c) {
    return (31 * modifiedNanos + crc32c.bits()) & Long.MAX_VALUE;
  }

  private Path file(Bucket bucket, ObjectName name) {
    Path folder = folder(root, bucket.name());
    Path file = folder.resolve(name.value()).normalize();
    if (!file.startsWith(folder)) {
      throw new IllegalArgumentException("outside the bucket: " + name);
    }
    return file;
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static <T> T attempt(String what, FileWork<T> work) {
    try {
      return work.run();
    } catch (FileAlreadyExistsException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "could not " + what + ", because it exists already", null, e);
    } catch (IOException e) {
      throw failed(what, e);
    } catch (UncheckedIOException e) {
      throw failed(what, e.getCause()); // A stream of paths cannot throw the checked one.
    }
  }

  private static CarbonException failed(String what, @Nullable IOException e) {
    return new CarbonException(
        ErrorKind.UPSTREAM,
        "could not " + what + ": " + (e == null ? "unreadable" : e.getMessage()),
        "is the disk full, or the folder not readable and writable?",
        e);
  }

  private interface FileWork<T> {
    T run() throws IOException;
  }
}

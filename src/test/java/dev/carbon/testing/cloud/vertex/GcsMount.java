package dev.carbon.testing.cloud.vertex;

import com.google.protobuf.ByteString;
import dev.carbon.testing.cloud.storage.BucketStore;
import dev.carbon.testing.cloud.storage.FakeBucket;
import dev.carbon.testing.cloud.storage.FakeObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Buckets as folders, as {@code /gcs} shows them to a job.
 *
 * <p>What the job deletes stays in the bucket, and objects whose names cannot be files are not
 * shown.
 */
final class GcsMount {
  private final Path root;
  private final BucketStore store;
  private final Map<Path, ByteString> known = new HashMap<>();

  GcsMount(Path root, BucketStore store) {
    this.root = root;
    this.store = store;
  }

  Path root() {
    return root;
  }

  /** Writes every object of our buckets to its file. */
  void materialise() throws IOException {
    Files.createDirectories(root);
    for (FakeBucket bucket : store.view()) {
      if (bucket.isOurs()) {
        Path folder = Files.createDirectories(root.resolve(bucket.name()));
        for (FakeObject object : bucket.objects().values()) {
          write(folder, object);
        }
      }
    }
  }

  /** Makes an object of every file that is new or has other content; a bucket gone gets none. */
  void collect() throws IOException {
    for (Path file : files()) {
      ByteString content = ByteString.copyFrom(Files.readAllBytes(file));
      if (!content.equals(known.get(file))) {
        Path name = root.relativize(file);
        String object = name.subpath(1, name.getNameCount()).toString();
        store.plantObject(name.getName(0).toString(), object, content);
      }
    }
  }

  /** The files in buckets; a file beside them is in none. */
  private List<Path> files() throws IOException {
    try (Stream<Path> tree = Files.walk(root)) {
      return tree.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> root.relativize(file).getNameCount() > 1)
          .toList();
    }
  }

  private void write(Path folder, FakeObject object) throws IOException {
    Path file = folder.resolve(object.name()).normalize();
    boolean showable =
        file.startsWith(folder) && !file.equals(folder) && !object.name().endsWith("/");
    if (showable) {
      Files.createDirectories(file.getParent());
      Files.write(file, object.bytes());
      known.put(file, object.content());
    }
  }
}

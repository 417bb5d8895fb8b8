package dev.carbon.testing.cloud.vertex;

import com.google.cloud.aiplatform.v1.CustomJob;
import dev.carbon.testing.cloud.storage.BucketStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The machine that executing jobs run on: one temporary folder, made when first needed. */
public final class ContainerHost implements AutoCloseable {
  private final BucketStore store;
  private final Executor threads;
  private final Supplier<String> storageUrl;
  private Optional<Path> folder = Optional.empty();

  /**
   * @param storageUrl what jobs get as STORAGE_EMULATOR_HOST
   */
  public ContainerHost(BucketStore store, Executor threads, Supplier<String> storageUrl) {
    this.store = store;
    this.threads = threads;
    this.storageUrl = storageUrl;
  }

  /** The effects that jobs have here. */
  public JobEffects effects() {
    return new JobEffects(store, this);
  }

  synchronized JobRun start(CustomJob job) {
    try {
      Path root = root();
      GcsMount mount = new GcsMount(root.resolve("gcs"), store);
      mount.materialise();
      Path folder = root.resolve("jobs").resolve(ContainerCommand.idOf(job.getName()));
      return JobRun.start(commands(job, mount), folder, mount, threads);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<ContainerCommand> commands(CustomJob job, GcsMount mount) {
    return Replica.of(job).stream()
        .map(replica -> ContainerCommand.of(job, replica, mount.root(), storageUrl.get()))
        .toList();
  }

  @Override
  public synchronized void close() {
    folder.ifPresent(ContainerHost::deleteTree);
    folder = Optional.empty();
  }

  private Path root() throws IOException {
    if (folder.isEmpty()) {
      folder = Optional.of(Files.createTempDirectory("fake-google-cloud"));
    }
    return folder.get();
  }

  private static void deleteTree(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

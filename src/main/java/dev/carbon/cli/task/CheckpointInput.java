package dev.carbon.cli.task;

import dev.carbon.cli.RunInput;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.Problems;
import dev.carbon.job.CodeFile;
import dev.carbon.staging.Crc32c;
import dev.carbon.staging.DataAddress;
import dev.carbon.staging.OutputStore;
import dev.carbon.staging.RunId;
import dev.carbon.staging.StoredObject;
import dev.carbon.train.Checkpoints;
import dev.carbon.train.Destination;
import dev.carbon.train.Histories;
import dev.carbon.train.History;
import dev.carbon.train.TrainOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Reads {@code --resume-from RUN}: the checkpoints that lie in that run's folder of outputs, be it
 * on this machine or in the cloud.
 */
final class CheckpointInput {
  private static final String FLAG = "--resume-from: ";

  private final Histories histories;
  private final Supplier<Optional<OutputStore>> store;

  /**
   * @param store the user's buckets; asked only for what lies there, and empty for a job that does
   *     not run in the cloud
   */
  CheckpointInput(Histories histories, Supplier<Optional<OutputStore>> store) {
    this.histories = histories;
    this.store = store;
  }

  /** What is there; nothing when there is a problem with it. */
  Optional<Checkpoints> read(String text, Problems problems) {
    Optional<RunId> run = RunInput.read(histories, text, problems);
    return run.flatMap(id -> read(id, problems));
  }

  private Optional<Checkpoints> read(RunId run, Problems problems) {
    int before = problems.messages().size();
    try {
      History history = histories.read(run);
      Destination place =
          histories.ended(run).map(TrainOutcome::plan).orElse(history.plan()).output();
      Optional<Checkpoints> found =
          place instanceof Destination.Cloud cloud
              ? stored(history, cloud.address().child(Checkpoints.FOLDER), problems)
              : onDisk(history, ((Destination.Home) place).path().resolve(Checkpoints.FOLDER));
      if (found.isEmpty() && problems.messages().size() == before) {
        problems.add(
            FLAG + "no checkpoints of " + run + " lie in " + place + "/" + Checkpoints.FOLDER);
      }
      return found;
    } catch (CarbonException e) {
      if (e.kind() != ErrorKind.USAGE && e.kind() != ErrorKind.CONFIGURATION) {
        throw e;
      }
      problems.add(FLAG + e.text());
    } catch (UncheckedIOException e) {
      problems.add(FLAG + "the checkpoints of " + run + " cannot be read");
    }
    return Optional.empty();
  }

  private Optional<Checkpoints> stored(History history, DataAddress folder, Problems problems) {
    Optional<OutputStore> cloud = store.get();
    if (cloud.isEmpty()) {
      problems.add(
          FLAG
              + "the checkpoints of "
              + history.plan().run()
              + " lie in "
              + folder
              + "; only a job in the cloud can begin there: add --backend vertex");
      return Optional.empty();
    }
    List<StoredObject> objects =
        cloud.get().list(folder).stream()
            .filter(object -> !object.name().value().endsWith("/"))
            .toList();
    Map<String, Crc32c> found = new LinkedHashMap<>();
    objects.forEach(each -> found.put(Checkpoints.Stored.path(folder, each), each.crc32c()));
    return objects.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Checkpoints.Stored(history.plan().run(), folder, objects, changed(history, found)));
  }

  private static Optional<Checkpoints> onDisk(History history, Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    try (Stream<Path> paths = Files.walk(folder)) {
      List<CodeFile> files =
          paths
              .filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
              .sorted()
              .map(path -> file(folder, path))
              .toList();
      Map<String, Crc32c> found = new LinkedHashMap<>();
      files.forEach(file -> found.put(file.path(), file.crc32c()));
      return files.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new Checkpoints.OnDisk(history.plan().run(), folder, files, changed(history, found)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What differs from what the run verified when it ended; nothing where it never came so far. */
  private static List<String> changed(History history, Map<String, Crc32c> found) {
    String folder = Checkpoints.FOLDER + "/";
    Map<String, Crc32c> left = new LinkedHashMap<>();
    history.outputs().stream()
        .filter(file -> file.path().startsWith(folder))
        .forEach(file -> left.put(file.path().substring(folder.length()), file.object().crc32c()));
    return left.isEmpty()
        ? List.of()
        : Stream.concat(left.keySet().stream(), found.keySet().stream())
            .distinct()
            .filter(path -> !Objects.equals(left.get(path), found.get(path)))
            .toList();
  }

  private static CodeFile file(Path folder, Path path) {
    String name =
        folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    try {
      return CodeFile.read(folder, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.carbon.cli.train;

import dev.carbon.cli.RunInput;
import dev.carbon.error.CarbonException;
import dev.carbon.error.Problems;
import dev.carbon.job.CodeFile;
import dev.carbon.staging.RunId;
import dev.carbon.train.Checkpoints;
import dev.carbon.train.Histories;
import dev.carbon.train.TrainPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads {@code --resume-from RUN}: the checkpoints that lie in that run's folder of outputs. */
final class CheckpointInput {
  private static final String FLAG = "--resume-from: ";

  private final Histories histories;

  CheckpointInput(Histories histories) {
    this.histories = histories;
  }

  /** What is there; nothing when there is a problem with it. */
  Optional<Checkpoints> read(String text, Problems problems) {
    Optional<RunId> run = RunInput.read(histories, text, problems);
    return run.flatMap(id -> read(id, problems));
  }

  private Optional<Checkpoints> read(RunId run, Problems problems) {
    try {
      TrainPlan plan = histories.read(run).plan();
      Optional<Path> folder = plan.home().map(home -> home.resolve(Checkpoints.FOLDER));
      Optional<Checkpoints> found = folder.flatMap(each -> read(run, each));
      if (found.isEmpty()) {
        problems.add(FLAG + "no checkpoints of " + run + " lie in " + place(plan));
      }
      return found;
    } catch (CarbonException e) {
      problems.add(FLAG + e.text());
    } catch (UncheckedIOException e) {
      problems.add(FLAG + "the checkpoints of " + run + " cannot be read");
    }
    return Optional.empty();
  }

  private static String place(TrainPlan plan) {
    return plan.output() + "/" + Checkpoints.FOLDER + "; bring them there first";
  }

  private static Optional<Checkpoints> read(RunId run, Path folder) {
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
      return files.isEmpty() ? Optional.empty() : Optional.of(new Checkpoints(run, folder, files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

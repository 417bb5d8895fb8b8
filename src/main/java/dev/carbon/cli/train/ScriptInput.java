package dev.carbon.cli.train;

import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.job.Bootstrap;
import dev.carbon.job.Code;
import dev.carbon.job.CodeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the training script, once. */
final class ScriptInput {
  private static final long LARGEST_BYTES = 10_000_000;
  private static final String SAFE_NAME = "[\\p{L}\\p{N}_][\\p{L}\\p{N} ._+-]{0,199}";

  private final Path workingDirectory;

  ScriptInput(Path workingDirectory) {
    this.workingDirectory = workingDirectory;
  }

  /** The code, which is the script alone; nothing when there is a problem with it. */
  Optional<Code> read(@Nullable String name, Problems problems) {
    if (name == null) {
      problems.add("no script given; write 'carbon train SCRIPT', for example task.py");
      return Optional.empty();
    }
    Path path = workingDirectory.resolve(name);
    Optional<String> complaint = complaint(name, path);
    if (complaint.isPresent()) {
      problems.add(complaint.get());
      return Optional.empty();
    }
    try {
      Path folder = path.toAbsolutePath().resolveSibling("");
      return Optional.of(new Code(folder, List.of(CodeFile.read(folder, fileName(path)))));
    } catch (IOException e) {
      problems.add(name + " cannot be read");
      return Optional.empty();
    }
  }

  private Optional<String> complaint(String name, Path path) {
    if (Files.isDirectory(path)) {
      return Optional.of(
          name + " is a folder; name the script itself, for example " + name + "/task.py");
    }
    if (!Files.exists(path)) {
      return Optional.of("no script " + name + Suggestion.sentence(name, neighbours(name, path)));
    }
    if (!Files.isRegularFile(path)) {
      return Optional.of(name + " is no file");
    }
    if (!fileName(path).matches(SAFE_NAME) || fileName(path).equals(Bootstrap.FILE_NAME)) {
      return Optional.of(name + " cannot be used as the name of a script; rename it");
    }
    if (path.toFile().length() > LARGEST_BYTES) {
      return Optional.of(name + " is larger than 10 MB: that is no script");
    }
    return Optional.empty();
  }

  /** Scripts in the same folder, written as the user wrote the missing one. */
  private static List<String> neighbours(String name, Path path) {
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return List.of();
    }
    String prefix = name.substring(0, name.length() - fileName(path).length());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(ScriptInput::fileName)
          .filter(each -> each.endsWith(".py"))
          .map(each -> prefix + each)
          .sorted()
          .toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static String fileName(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }
}

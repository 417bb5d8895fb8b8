package dev.carbon.cli.task;

import dev.carbon.code.CodeFolder;
import dev.carbon.code.CodeLimits;
import dev.carbon.code.FolderReader;
import dev.carbon.code.ScannedFile;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.job.Code;
import dev.carbon.terminal.SafeText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the training script, or the folder it lies in, once. */
final class CodeInput {
  private static final long LARGEST_BYTES = 10_000_000;

  private final Path workingDirectory;
  private final boolean takesSecrets;

  /**
   * A reader of what lies in or below that folder, or elsewhere.
   *
   * @param takesSecrets the user knows that there are secrets, and wants them uploaded
   */
  CodeInput(Path workingDirectory, boolean takesSecrets) {
    this.workingDirectory = workingDirectory;
    this.takesSecrets = takesSecrets;
  }

  /**
   * The code; empty when there is a problem that leaves nothing to look into.
   *
   * @param origin of the name, to begin a complaint about it with; may be empty
   */
  Optional<SourceCode> read(String name, String origin, Problems problems) {
    Path path;
    try {
      path = workingDirectory.resolve(name);
    } catch (InvalidPathException e) {
      problems.add(origin + name + " cannot be the name of a file");
      return Optional.empty();
    }
    return Files.isDirectory(path)
        ? folder(name, path, problems)
        : script(name, origin, path, problems);
  }

  private Optional<SourceCode> folder(String name, Path path, Problems problems) {
    Optional<CodeFolder> read =
        new FolderReader(name, CodeLimits.DEFAULT, takesSecrets).read(path, problems);
    return read.map(
        each ->
            new SourceCode(
                name,
                true,
                each.code(),
                each.skipped(),
                new Suspects(each.suspects(), takesSecrets)));
  }

  private Optional<SourceCode> script(String name, String origin, Path path, Problems problems) {
    return file(name, origin, path, problems)
        .map(
            file ->
                new SourceCode(
                    name,
                    false,
                    new Code(
                        path.toAbsolutePath().resolveSibling("").normalize(), List.of(file.file())),
                    List.of(),
                    new Suspects(file.suspects(), takesSecrets)));
  }

  /**
   * The file of requirements that goes with a single script.
   *
   * @param name of a file that lies beside the script
   */
  Optional<ScannedFile> beside(SourceCode script, String flag, String name, Problems problems) {
    Path path = workingDirectory.resolve(name).normalize();
    if (!path.resolveSibling("").normalize().equals(script.code().root())) {
      problems.add(
          flag
              + ": "
              + name
              + " must lie beside "
              + script.title()
              + ", with which it is uploaded");
      return Optional.empty();
    }
    if (!Files.isRegularFile(path)) {
      problems.add(flag + ": no file " + name);
      return Optional.empty();
    }
    return file(name, flag + ": ", path, problems);
  }

  /** One file, alone in its folder. */
  private static Optional<ScannedFile> file(
      String name, String origin, Path path, Problems problems) {
    Optional<String> complaint = complaint(name, path);
    if (complaint.isPresent()) {
      problems.add(origin + complaint.get());
      return Optional.empty();
    }
    try {
      Path folder = path.toAbsolutePath().resolveSibling("");
      return Optional.of(ScannedFile.read(folder, fileName(path)).named());
    } catch (IOException e) {
      problems.add(origin + name + " cannot be read");
      return Optional.empty();
    }
  }

  private static Optional<String> complaint(String name, Path path) {
    if (!Files.exists(path)) {
      return Optional.of("no script " + name + Suggestion.sentence(name, neighbours(name, path)));
    }
    if (!Files.isRegularFile(path)) {
      return Optional.of(name + " is no file");
    }
    Optional<String> complaint = UploadName.complaint(fileName(path));
    if (complaint.isPresent()) {
      return Optional.of(SafeText.line(name) + " " + complaint.get());
    }
    if (path.toFile().length() > LARGEST_BYTES) {
      return Optional.of(name + " is larger than 10 MB: that is no script");
    }
    return Optional.empty();
  }

  /** Scripts in the same folder, written as the user wrote the missing one. */
  private static List<String> neighbours(String name, Path path) {
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder) || !name.endsWith(fileName(path))) {
      return List.of();
    }
    String prefix = name.substring(0, name.length() - fileName(path).length());
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(CodeInput::fileName)
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

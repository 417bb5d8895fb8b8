package dev.carbon.cli.task;

import dev.carbon.code.ScannedFile;
import dev.carbon.code.Skipped;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.job.Code;
import dev.carbon.job.CodeFile;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The code that the user named, as it was read.
 *
 * @param title as the user wrote it
 * @param isFolder else it is one script
 * @param skipped what of the folder is not uploaded
 * @param suspects what of it looks like keys or credentials
 */
record SourceCode(
    String title, boolean isFolder, Code code, List<Skipped> skipped, Suspects suspects) {
  /** No code at all: the image has its own. */
  static final SourceCode NONE = new SourceCode("", false, Code.none(), List.of(), Suspects.NONE);

  SourceCode {
    skipped = List.copyOf(skipped);
  }

  /** The same with one file more. */
  SourceCode with(ScannedFile file) {
    if (code.find(file.file().path()).isPresent()) {
      return this;
    }
    List<CodeFile> files = Stream.concat(code.files().stream(), Stream.of(file.file())).toList();
    return new SourceCode(
        title, isFolder, new Code(code.root(), files), skipped, suspects.and(file.suspects()));
  }

  /**
   * The path in the code of a file that is uploaded; anything else becomes a problem.
   *
   * @param flag that named it
   * @param text its path, from the code's folder or from the working directory
   */
  Optional<String> file(String flag, String text, Path workingDirectory, Problems problems) {
    Optional<String> own = below(code.root(), text);
    Optional<String> found =
        Stream.of(own, below(workingDirectory, text))
            .flatMap(Optional::stream)
            .filter(path -> code.find(path).isPresent())
            .findFirst();
    if (found.isEmpty()) {
      problems.add(flag + ": " + own.flatMap(this::leftOut).orElseGet(() -> missing(text)));
    }
    return found;
  }

  private Optional<String> leftOut(String path) {
    return skipped.stream()
        .filter(
            each ->
                each.path().equals(path)
                    || (each.path().endsWith("/") && path.startsWith(each.path())))
        .findFirst()
        .map(each -> path + " is not uploaded: " + each.path() + " is " + each.why());
  }

  private String missing(String text) {
    List<String> known = code.files().stream().map(CodeFile::path).toList();
    return "no file " + text + " in " + title + Suggestion.sentence(text, known);
  }

  /** The path from the code's folder; empty when it leads out of it. */
  private Optional<String> below(Path from, String text) {
    try {
      Path path = from.resolve(text).normalize();
      return path.startsWith(code.root()) && !path.equals(code.root())
          ? Optional.of(code.root().relativize(path).toString())
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}

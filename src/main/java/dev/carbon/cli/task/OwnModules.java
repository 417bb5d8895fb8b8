package dev.carbon.cli.task;

import dev.carbon.job.Code;
import dev.carbon.job.CodeFile;
import dev.carbon.job.Program;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The modules that the user's code brings itself, where Python looks for them: in the folder of the
 * started script, and in the code's own.
 */
final class OwnModules {
  private final List<String> paths;
  private final Program program;

  OwnModules(Code code, Program program) {
    this.paths = code.files().stream().map(CodeFile::path).toList();
    this.program = program;
  }

  /** Whether an import of that name means a file of the code. */
  boolean isOwn(String name) {
    return files(name).findAny().isPresent();
  }

  /**
   * The files that run: the started one, and what it and those import. Of a package all files are
   * taken to run.
   *
   * @param imports of each Python file
   */
  Set<String> reached(Map<String, Set<String>> imports) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<String> next = new ArrayDeque<>(started());
    while (!next.isEmpty()) {
      String file = next.remove();
      if (reached.add(file)) {
        imports.getOrDefault(file, Set.of()).stream().flatMap(this::files).forEach(next::add);
      }
    }
    return reached;
  }

  private List<String> started() {
    return switch (program.kind()) {
      case SCRIPT -> List.of(program.name());
      case MODULE -> files(program.name().split("\\.", 2)[0]).toList();
      case IMAGE -> List.of();
    };
  }

  private Stream<String> files(String name) {
    String folder = folder();
    return paths.stream().filter(path -> isModule(path, name) || isModule(path, folder + name));
  }

  private static boolean isModule(String path, String module) {
    return path.equals(module + ".py") || path.startsWith(module + "/");
  }

  /** Of the started script, with a slash at its end; empty for the code's own. */
  private String folder() {
    return program.kind() == Program.Kind.SCRIPT
        ? program.name().substring(0, program.name().lastIndexOf('/') + 1)
        : "";
  }
}

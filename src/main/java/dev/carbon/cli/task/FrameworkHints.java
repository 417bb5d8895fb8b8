package dev.carbon.cli.task;

import dev.carbon.code.PythonImports;
import dev.carbon.code.Requirements;
import dev.carbon.job.Code;
import dev.carbon.job.CodeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What a task's files say of the frameworks it needs. */
final class FrameworkHints {
  static final String REQUIREMENTS = "requirements.txt";

  /** A longer file is data in the shape of a program; reading it would only take time. */
  private static final long LONGEST_BYTES = 1_000_000;

  private final TaskInput task;
  private final Code code;

  FrameworkHints(TaskInput task) {
    this.task = task;
    this.code = task.source().code();
  }

  /**
   * One a framework, the one that decides first: what the started file and its own modules import,
   * then what the other files do, each in the order of the frameworks; what requirements name only
   * when nothing is imported.
   */
  List<Hint> all() {
    OwnModules modules = new OwnModules(code, task.program());
    Map<String, Set<String>> imports = new LinkedHashMap<>();
    code.files().stream()
        .filter(file -> file.path().endsWith(".py"))
        .forEach(file -> imports.put(file.path(), PythonImports.of(text(file))));
    Set<String> running = modules.reached(imports);
    List<Hint> hints = new ArrayList<>();
    hints.addAll(imported(imports, modules, running::contains));
    hints.addAll(imported(imports, modules, file -> !running.contains(file)));
    return firstOfEach(hints.isEmpty() ? named() : hints);
  }

  /** Whether pip is told to install it first. */
  boolean isInstalled(Framework framework) {
    return task.requirements().isPresent() && framework.isAmong(required());
  }

  /** What these files import of frameworks, in the frameworks' order. */
  private static List<Hint> imported(
      Map<String, Set<String>> imports, OwnModules modules, Predicate<String> files) {
    List<Hint> hints = new ArrayList<>();
    imports.forEach(
        (file, names) ->
            names.stream()
                .filter(name -> files.test(file) && !modules.isOwn(name))
                .forEach(name -> hints.addAll(hints(name, file))));
    hints.sort(Comparator.comparing(Hint::framework));
    return hints;
  }

  private static List<Hint> hints(String module, String file) {
    return Stream.of(Framework.values())
        .filter(framework -> framework.isModule(module))
        .map(framework -> new Hint(framework, file, "imports " + module))
        .toList();
  }

  private static List<Hint> firstOfEach(List<Hint> hints) {
    Map<Framework, Hint> first = new LinkedHashMap<>();
    hints.forEach(hint -> first.putIfAbsent(hint.framework(), hint));
    return List.copyOf(first.values());
  }

  private List<Hint> named() {
    return required().stream()
        .flatMap(
            name ->
                Stream.of(Framework.values())
                    .filter(framework -> framework.isPackage(name))
                    .map(framework -> new Hint(framework, requirements(), "names " + name)))
        .sorted(Comparator.comparing(Hint::framework))
        .toList();
  }

  private Set<String> required() {
    return code.find(requirements()).map(file -> Requirements.of(text(file))).orElse(Set.of());
  }

  private String requirements() {
    return task.requirements().orElse(REQUIREMENTS);
  }

  /** As far as it is text; a file that cannot be read any more says nothing. */
  private String text(CodeFile file) {
    if (file.bytes() > LONGEST_BYTES) {
      return "";
    }
    try {
      byte[] bytes = Files.readAllBytes(code.root().resolve(file.path()));
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  /**
   * Where a framework is spoken of.
   *
   * @param says what the file does with it: {@code imports torch}
   */
  record Hint(Framework framework, String file, String says) {
    @Override
    public String toString() {
      return file + " " + says;
    }
  }
}

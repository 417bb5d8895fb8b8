package dev.carbon.cli.task;

import dev.carbon.code.Skipped;
import dev.carbon.error.Problems;
import dev.carbon.job.CodeFile;
import dev.carbon.job.Program;
import dev.carbon.terminal.SafeText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides what is started, of the code that was read and by {@code --entry} or {@code --module}.
 */
final class ProgramInput {
  private static final List<String> USUAL_ENTRIES =
      List.of("task.py", "train.py", "main.py", "__main__.py");

  private static final int MOST_SHOWN = 3;

  private final @Nullable String entry;
  private final @Nullable String module;

  ProgramInput(@Nullable String entry, @Nullable String module) {
    this.entry = entry;
    this.module = module;
  }

  /** The program; every problem is added. */
  Optional<Program> of(SourceCode source, Path workingDirectory, Problems problems) {
    if (!source.isFolder()) {
      return script(source, problems);
    }
    if (entry != null && module != null) {
      problems.add("--entry and --module exclude each other: a job starts one program");
      return Optional.empty();
    }
    if (module != null) {
      return module(source, module, problems);
    }
    return entry == null
        ? usual(source, problems)
        : source
            .file("--entry", entry, workingDirectory, problems)
            .flatMap(path -> entry(path, problems));
  }

  private Optional<Program> script(SourceCode source, Problems problems) {
    complainOfNoFolder("--entry", entry, source, problems);
    complainOfNoFolder("--module", module, source, problems);
    return Optional.of(Program.script(source.code().files().get(0).path()));
  }

  private static void complainOfNoFolder(
      String flag, @Nullable String value, SourceCode source, Problems problems) {
    if (value != null) {
      problems.add(flag + " is for a folder; " + source.title() + " is a script by itself");
    }
  }

  private static Optional<Program> entry(String path, Problems problems) {
    if (path.startsWith("-")) {
      problems.add("--entry: " + path + " begins with a dash; rename it");
      return Optional.empty();
    }
    return Optional.of(Program.script(path));
  }

  /** The only one of the usual names that is there. */
  private static Optional<Program> usual(SourceCode source, Problems problems) {
    List<String> there =
        USUAL_ENTRIES.stream().filter(name -> source.code().find(name).isPresent()).toList();
    if (there.size() == 1) {
      return Optional.of(Program.script(there.get(0)));
    }
    List<String> scripts =
        source.code().files().stream()
            .map(CodeFile::path)
            .filter(path -> path.endsWith(".py") && path.indexOf('/') < 0)
            .toList();
    problems.add(
        source.title()
            + (there.isEmpty()
                ? " has none of " + String.join(", ", USUAL_ENTRIES)
                : " has " + String.join(" and ", there))
            + "; name the script to start with --entry"
            + (scripts.isEmpty() ? "" : ", one of " + String.join(", ", scripts))
            + whyFew(source, scripts.isEmpty()));
    return Optional.empty();
  }

  /** What of the folder itself could be started, were it not left out. */
  private static String whyFew(SourceCode source, boolean none) {
    List<Skipped> scripts =
        source.skipped().stream()
            .filter(each -> each.path().endsWith(".py") && each.path().indexOf('/') < 0)
            .filter(each -> none || USUAL_ENTRIES.contains(each.path()))
            .toList();
    if (scripts.isEmpty()) {
      return none ? " (no .py file lies in the folder itself)" : "";
    }
    String first = scripts.get(0).path();
    return " ("
        + scripts.stream()
            .limit(MOST_SHOWN)
            .map(each -> SafeText.line(each.path()) + " is " + each.why())
            .collect(Collectors.joining(", "))
        + (scripts.size() > MOST_SHOWN
            ? " and so are " + (scripts.size() - MOST_SHOWN) + " more"
            : "")
        + "; a line !"
        + SafeText.line(first)
        + " in .carbonignore brings it back)";
  }

  /** A module of the folder, or of a package that the folder does not hold. */
  private static Optional<Program> module(SourceCode source, String name, Problems problems) {
    if (!isModuleName(name, problems)) {
      return Optional.empty();
    }
    if (isOwn(source, name) && !isRunnable(source, name)) {
      String path = name.replace('.', '/');
      problems.add(
          "--module: no " + path + ".py and no " + path + "/__main__.py in " + source.title());
      return Optional.empty();
    }
    return Optional.of(Program.module(name));
  }

  /** Whether it is one; else that becomes a problem. */
  static boolean isModuleName(String name, Problems problems) {
    boolean right = Program.isModuleName(name);
    if (!right) {
      problems.add("--module: '" + name + "' is no name of a module; write it as pkg.train");
    }
    return right;
  }

  /** Whether the folder holds the module, or the package that it should be in. */
  static boolean isOwn(SourceCode source, String module) {
    String first = module.split("\\.", 2)[0];
    return source.code().files().stream()
        .map(CodeFile::path)
        .anyMatch(path -> path.equals(first + ".py") || path.startsWith(first + "/"));
  }

  private static boolean isRunnable(SourceCode source, String module) {
    String path = module.replace('.', '/');
    return source.code().find(path + ".py").isPresent()
        || source.code().find(path + "/__main__.py").isPresent();
  }
}

package dev.carbon.cli.task;

import static java.util.Objects.requireNonNull;

import dev.carbon.cli.Words;
import dev.carbon.config.TaskKey;
import dev.carbon.config.TaskSection;
import dev.carbon.config.TaskSection.Entry;
import dev.carbon.error.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Puts what a project's file says of its task in the place of the options that the command line
 * does not have, so that it is read and checked as they are; complaints name file and line.
 */
public final class TaskDefaults {
  private final TaskSection task;
  private final CommandSpec command;
  private final ParseResult typed;

  /** What that section says, for the options of that command, which have been parsed. */
  public TaskDefaults(TaskSection task, CommandSpec command) {
    this.task = task;
    this.command = command;
    this.typed = command.commandLine().getParseResult();
  }

  /** Fills the options, and returns the words of the command line with what they lack. */
  public Words fill(Words words, Path workingDirectory, Problems problems) {
    boolean ownScript = isOwnScript(words, workingDirectory);
    task.find(TaskKey.SCRIPT).ifPresent(entry -> checkBelow(workingDirectory, entry, problems));
    task.entries()
        .forEach(
            (key, entry) -> {
              if ((ownScript || !key.belongsToScript()) && !isReplaced(key)) {
                key.option().ifPresent(name -> fill(option(name), key, entry, problems));
              }
            });
    Optional<Entry> script = task.find(TaskKey.SCRIPT).filter(each -> words.script().isEmpty());
    return new Words(
        words.script().or(() -> script.map(Entry::text)),
        script.map(each -> each.origin() + ": ").orElse(""),
        words.hasDashes() || !words.arguments().isEmpty() || !ownScript
            ? words.arguments()
            : task.find(TaskKey.ARGS).map(Entry::texts).orElse(List.of()),
        words.hasDashes());
  }

  /** A file that comes with somebody's code must not have other files of this machine uploaded. */
  private static void checkBelow(Path folder, Entry script, Problems problems) {
    Path path = folder.resolve(script.text());
    boolean below;
    try {
      below = !Files.exists(path) || path.toRealPath().startsWith(folder.toRealPath());
    } catch (IOException e) {
      below = false;
    }
    if (!below) {
      problems.add(
          script.origin()
              + ": script "
              + script.text()
              + " does not lie below the folder of this file; name it on the command line instead");
    }
  }

  /** Whether what is trained is the file's script; a file without one speaks of any. */
  private boolean isOwnScript(Words words, Path workingDirectory) {
    Optional<Entry> script = task.find(TaskKey.SCRIPT);
    return words.script().isEmpty()
        || script.isEmpty()
        || workingDirectory
            .resolve(words.script().get())
            .normalize()
            .equals(workingDirectory.resolve(script.get().text()).normalize());
  }

  /** Whether an option says the same in another way. */
  private boolean isReplaced(TaskKey key) {
    return key.alternatives().stream()
        .flatMap(alternative -> alternative.option().stream())
        .anyMatch(name -> typed.hasMatchedOption(option(name)));
  }

  private OptionSpec option(String name) {
    return requireNonNull(command.findOption(name), name);
  }

  private void fill(OptionSpec option, TaskKey key, Entry entry, Problems problems) {
    boolean isTyped = typed.hasMatchedOption(option);
    if (isTyped && key.shape() != TaskKey.Shape.MAP) {
      return;
    }
    String flag = option.longestName();
    problems.cameFrom(
        flag, isTyped ? flag + " (and " + entry.origin() + ")" : entry.origin() + ": " + key.key());
    switch (key.shape()) {
      case MAP -> option.setValue(merged(entry.texts(), option.getValue()));
      case LIST -> option.setValue(entry.texts());
      case FLAG -> option.setValue(Boolean.valueOf(entry.text()));
      case VALUE, WORDS -> option.setValue(entry.text());
    }
  }

  /** What the file says, save for names that were typed, and what was typed. */
  private static List<String> merged(List<String> ofTheFile, List<String> typed) {
    Set<String> names = typed.stream().map(TaskDefaults::name).collect(Collectors.toSet());
    List<String> all = new ArrayList<>(ofTheFile);
    all.removeIf(each -> names.contains(name(each)));
    all.addAll(typed);
    return all;
  }

  private static String name(String assignment) {
    return assignment.split("=", 2)[0];
  }
}

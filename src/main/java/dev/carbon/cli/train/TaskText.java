package dev.carbon.cli.train;

import dev.carbon.cli.task.TaskView;
import dev.carbon.cli.train.TrainText.Fact;
import dev.carbon.code.Skipped;
import dev.carbon.job.Code;
import dev.carbon.job.CodeFile;
import dev.carbon.job.Task;
import dev.carbon.terminal.SafeText;
import dev.carbon.train.TrainRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The words of what is run. */
final class TaskText {
  private TaskText() {}

  /** One line a matter; none where there is nothing to say. */
  static List<Fact> facts(TrainRequest request, TaskView view) {
    Task task = request.task();
    List<Fact> facts = new ArrayList<>();
    if (!request.code().files().isEmpty()) {
      facts.add(new Fact("code", code(request.code(), view.skipped())));
    }
    if (!request.backend().isRehearsal() && !request.title().equals(task.image())) {
      facts.add(
          new Fact(
              "image",
              SafeText.line(
                  task.image() + view.imageReason().map(why -> " (" + why + ")").orElse(""))));
    }
    task.requirements().ifPresent(file -> facts.add(new Fact("pip install", SafeText.line(file))));
    if (!task.arguments().isEmpty()) {
      facts.add(new Fact("arguments", arguments(task.arguments())));
    }
    if (!task.environment().isEmpty()) {
      facts.add(
          new Fact(
              "variables",
              new TreeSet<>(task.environment().keySet())
                  .stream().map(name -> name + "=***").collect(Collectors.joining(" "))));
    }
    new TreeMap<>(task.secrets())
        .forEach((name, place) -> facts.add(new Fact("secret", name + " from " + place)));
    if (task.cloudPaths()) {
      facts.add(new Fact("AIP_*", "hold gs:// addresses"));
    }
    return facts;
  }

  /** Every file with its size, and everything that is not uploaded. */
  static List<String> files(Code code, TaskView view) {
    List<String> lines = new ArrayList<>();
    for (CodeFile file : code.files()) {
      lines.add(
          String.format(
              Locale.ROOT, "    %,14d bytes  %s", file.bytes(), SafeText.line(file.path())));
    }
    for (Skipped each : view.skipped()) {
      lines.add(
          String.format(
              Locale.ROOT, "    %20s  %s", each.reason().word(), SafeText.line(each.path())));
    }
    return lines;
  }

  private static String code(Code code, List<Skipped> skipped) {
    int files = code.files().size();
    return String.format(
        Locale.ROOT,
        "%,d file%s, %,d bytes%s",
        files,
        files == 1 ? "" : "s",
        code.bytes(),
        skipped.isEmpty()
            ? ""
            : String.format(Locale.ROOT, "; %,d left out (-v lists all)", skipped.size()));
  }

  /** As a shell would take them, so that each is seen by itself. */
  private static String arguments(List<String> arguments) {
    return SafeText.line(arguments.stream().map(TaskText::quoted).collect(Collectors.joining(" ")));
  }

  private static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_@%+=:,./-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }
}

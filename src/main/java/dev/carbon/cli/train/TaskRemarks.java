package dev.carbon.cli.train;

import dev.carbon.config.Setting;
import dev.carbon.job.CodeFile;
import dev.carbon.job.Program;
import dev.carbon.job.Task;
import dev.carbon.region.PrebuiltImage;
import dev.carbon.region.PrebuiltImages;
import dev.carbon.secret.SecretKind;
import dev.carbon.train.BackendKind;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person should know of a task before it is started, though nothing is wrong with it. */
final class TaskRemarks {
  private static final String REQUIREMENTS = "requirements.txt";

  private final TaskInput input;
  private final Task task;

  TaskRemarks(TaskInput input, Task task) {
    this.input = input;
    this.task = task;
  }

  /** One sentence each. */
  List<String> all(BackendKind backend, LocalDate today) {
    List<String> remarks = new ArrayList<>();
    if (task.program().kind() == Program.Kind.IMAGE) {
      remarks.add(
          "the image's own program starts: AIP_* hold gs:// addresses, and its energy is modelled");
    }
    if (task.requirements().isEmpty() && input.source().code().find(REQUIREMENTS).isPresent()) {
      remarks.add(
          REQUIREMENTS
              + " is there and not installed; to do so add --requirements requirements.txt");
    }
    foreignModule().ifPresent(remarks::add);
    input.source().suspects().remark().ifPresent(remarks::add);
    task.environment().forEach((name, value) -> openSecret(name, value).ifPresent(remarks::add));
    if (!backend.isRehearsal()) {
      missingFramework().ifPresent(remarks::add);
      PrebuiltImages.bundled()
          .find(task.image())
          .filter(image -> image.availableUntil().isBefore(today))
          .map(TaskRemarks::expired)
          .ifPresent(remarks::add);
    }
    return List.copyOf(remarks);
  }

  private static Optional<String> openSecret(String name, String value) {
    return SecretKind.in(value)
        .map(
            kind ->
                "the variable "
                    + name
                    + " holds what looks like a secret ("
                    + kind.words()
                    + "): whoever may see the job can read it; --secret keeps it from them");
  }

  private Optional<String> foreignModule() {
    String name = task.program().name();
    return task.program().kind() == Program.Kind.MODULE && !ProgramInput.isOwn(input.source(), name)
        ? Optional.of(
            "module " + name + " is not in the folder: the image or the requirements must have it")
        : Optional.empty();
  }

  private static String expired(PrebuiltImage image) {
    return "Google's image "
        + image.name()
        + " ("
        + image.framework()
        + " "
        + image.version()
        + ") is past its end of availability, "
        + image.availableUntil()
        + "; it may be gone or without security updates";
  }

  /** Of our default images alone we know what they hold. */
  private Optional<String> missingFramework() {
    if (input.image().isPresent() || task.requirements().isPresent()) {
      return Optional.empty();
    }
    boolean torch = task.image().equals(Setting.DEFAULT_GPU_IMAGE.fallback().orElseThrow());
    boolean plain = task.image().equals(Setting.DEFAULT_IMAGE.fallback().orElseThrow());
    if (!torch && !plain) {
      return Optional.empty();
    }
    return Imports.of(entry())
        .filter(name -> plain || !name.equals("torch"))
        .findFirst()
        .map(
            name ->
                task.program().name()
                    + " imports "
                    + name
                    + ", which "
                    + task.image()
                    + (plain ? " does not have" : " is not known to have")
                    + "; add --requirements or --image");
  }

  private Optional<Path> entry() {
    return input
        .source()
        .code()
        .find(task.program().name())
        .map(CodeFile::path)
        .map(input.source().code().root()::resolve);
  }
}

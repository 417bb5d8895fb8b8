package dev.carbon.cli.task;

import dev.carbon.job.Program;
import dev.carbon.job.Task;
import dev.carbon.region.PrebuiltImage;
import dev.carbon.region.PrebuiltImages;
import dev.carbon.secret.SecretKind;
import dev.carbon.train.BackendKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a person should know of a task before it is started, though nothing is wrong with it. */
final class TaskRemarks {
  private final TaskInput input;
  private final Task task;
  private final ImageChoice image;

  TaskRemarks(TaskInput input, Task task, ImageChoice image) {
    this.input = input;
    this.task = task;
    this.image = image;
  }

  /** One sentence each. */
  List<String> all(BackendKind backend, LocalDate today) {
    List<String> remarks = new ArrayList<>();
    if (task.program().kind() == Program.Kind.IMAGE) {
      remarks.add(
          (task.program().name().isEmpty()
                  ? "the image's own program starts"
                  : "module " + task.program().name() + " of the image starts as python3 -m does")
              + ": AIP_* hold gs:// addresses, and its energy is modelled");
    }
    if (task.requirements().isEmpty()
        && input.source().code().find(FrameworkHints.REQUIREMENTS).isPresent()) {
      remarks.add(
          FrameworkHints.REQUIREMENTS
              + " is there and not installed; to do so add --requirements requirements.txt");
    }
    foreignModule().ifPresent(remarks::add);
    input.source().suspects().remark().ifPresent(remarks::add);
    task.environment().forEach((name, value) -> openSecret(name, value).ifPresent(remarks::add));
    if (!backend.isRehearsal()) {
      remarks.addAll(image.notes());
      PrebuiltImages.bundled()
          .find(task.image())
          .filter(known -> !known.isAvailable(today))
          .map(this::expired)
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

  private String expired(PrebuiltImage image) {
    return "Google's image "
        + image.name()
        + " ("
        + image.framework()
        + " "
        + image.version()
        + ") is past its end of availability, "
        + image.availableUntil()
        + "; Google may refuse it or have removed it: name another with --image"
        + (task.program().hasBootstrap()
            ? ", or have pip install the framework with --requirements"
            : "");
  }
}

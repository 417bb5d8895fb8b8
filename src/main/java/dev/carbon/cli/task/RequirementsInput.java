package dev.carbon.cli.task;

import dev.carbon.error.Problems;
import java.nio.file.Path;

/** Reads {@code --requirements}: a file of the folder, or one that lies beside the script. */
final class RequirementsInput {
  private static final String FLAG = "--requirements";

  private final CodeInput input;
  private final Path workingDirectory;

  RequirementsInput(CodeInput input, Path workingDirectory) {
    this.input = input;
    this.workingDirectory = workingDirectory;
  }

  /** The task with these requirements; as it was when there is a problem with them. */
  TaskInput add(String name, TaskInput task, Problems problems) {
    SourceCode source = task.source();
    if (source.isFolder()) {
      return source
          .file(FLAG, name, workingDirectory, problems)
          .map(path -> task.requiring(source, path))
          .orElse(task);
    }
    return input
        .beside(source, FLAG, name, problems)
        .map(file -> task.requiring(source.with(file), file.file().path()))
        .orElse(task);
  }
}

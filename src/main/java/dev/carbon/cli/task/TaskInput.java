package dev.carbon.cli.task;

import dev.carbon.error.CarbonException;
import dev.carbon.job.Program;
import dev.carbon.job.SecretPlace;
import dev.carbon.job.Task;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the options say of the program and of what it is given. */
record TaskInput(
    SourceCode source,
    Program program,
    Optional<String> image,
    List<String> arguments,
    Map<String, String> environment,
    Map<String, SecretPlace> secrets,
    Optional<String> requirements,
    boolean cloudPaths) {
  /** Without the arguments and the values of variables, which may be secret. */
  @Override
  public String toString() {
    return "TaskInput[" + program + " of " + source.title() + "]";
  }

  /** The same with that program of that code. */
  TaskInput running(SourceCode code, Program started) {
    return new TaskInput(
        code, started, image, arguments, environment, secrets, requirements, cloudPaths);
  }

  /** The same with what pip installs first. */
  TaskInput requiring(SourceCode code, String path) {
    return new TaskInput(
        code, program, image, arguments, environment, secrets, Optional.of(path), cloudPaths);
  }

  /**
   * The task, in that image unless another is wanted.
   *
   * @throws CarbonException CONFIGURATION when something that looks like a secret would be uploaded
   */
  Task task(String defaultImage) {
    source.suspects().refuse(source);
    return new Task(
        program,
        image.orElse(defaultImage),
        arguments,
        environment,
        secrets,
        requirements,
        cloudPaths);
  }
}

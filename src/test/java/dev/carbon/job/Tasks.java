package dev.carbon.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks for tests: plain ones that differ from {@link JobSpecs#task} in one thing. */
public final class Tasks {
  private Tasks() {}

  /** Runs the script of {@link StagedFiles}. */
  public static Task plain() {
    return JobSpecs.task(List.of(), Map.of());
  }

  /** Runs that program. */
  public static Task running(Program program) {
    return task(program, List.of(), Map.of(), Optional.empty(), false);
  }

  /** Runs what the image itself starts, with these arguments. */
  public static Task ofTheImage(List<String> arguments) {
    return task(Program.OF_THE_IMAGE, arguments, Map.of(), Optional.empty(), false);
  }

  /** Runs that module of the image, with these arguments. */
  public static Task moduleOfTheImage(String module, List<String> arguments) {
    return task(Program.moduleOfTheImage(module), arguments, Map.of(), Optional.empty(), false);
  }

  /** With these secrets. */
  public static Task withSecrets(Map<String, SecretPlace> secrets) {
    return task(script(), List.of(), secrets, Optional.empty(), false);
  }

  /** With what that file lists. */
  public static Task withRequirements(String file) {
    return task(script(), List.of(), Map.of(), Optional.of(file), false);
  }

  /** With the addresses of Cloud Storage as they are. */
  public static Task withCloudPaths() {
    return task(script(), List.of(), Map.of(), Optional.empty(), true);
  }

  private static Program script() {
    return Program.script(StagedFiles.SCRIPT);
  }

  private static Task task(
      Program program,
      List<String> arguments,
      Map<String, SecretPlace> secrets,
      Optional<String> requirements,
      boolean cloudPaths) {
    return new Task(
        program, "python:3.12-slim", arguments, Map.of(), secrets, requirements, cloudPaths);
  }
}

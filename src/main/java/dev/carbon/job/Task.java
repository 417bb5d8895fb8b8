package dev.carbon.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a job does, wherever it runs.
 *
 * @param image container image; a runner without containers ignores it
 * @param arguments the program's own; passed as a list, never through a shell
 * @param environment set for the program besides {@code AIP_*}; values may be secret and are never
 *     shown
 * @param secrets variables whose values the bootstrap fetches where the job runs, each with the
 *     place to fetch it from; the places are no secrets
 * @param requirements the file of the code that lists what pip installs first, by its path there
 * @param cloudPaths leave the {@code gs://} addresses in {@code AIP_*} as they are
 */
public record Task(
    Program program,
    String image,
    List<String> arguments,
    Map<String, String> environment,
    Map<String, SecretPlace> secrets,
    Optional<String> requirements,
    boolean cloudPaths) {

  public Task {
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
    secrets = Map.copyOf(secrets);
  }

  /** Without the arguments and the values of variables, which may be secret. */
  @Override
  public String toString() {
    return "Task["
        + program
        + " in "
        + image
        + " with "
        + new TreeSet<>(environment.keySet())
        + "]";
  }
}

package dev.carbon.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What carbon is told by the process around it; read once, in {@code main}. */
public record Environment(Map<String, String> variables, Path workingDirectory, Path home) {
  public Environment {
    variables = Map.copyOf(variables);
  }

  /** A variable; one that is set to nothing counts as not set. */
  public Optional<String> variable(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** Whether the user takes files of secrets or settings that others may read. */
  public boolean allowsInsecurePermissions() {
    return variable(Setting.INSECURE_PERMISSIONS.variables().get(0))
        .filter("1"::equals)
        .isPresent();
  }

  /** What to do about a file that others may read, given the command that closes it to them. */
  public static String closing(String command) {
    return "run: " + command + " (or set CARBON_INSECURE_PERMISSIONS=1)";
  }

  /** Where the history of runs is kept. */
  public Path stateHome() {
    return variable("CARBON_STATE_HOME")
        .map(workingDirectory::resolve)
        .orElseGet(() -> xdg("XDG_STATE_HOME", ".local/state"));
  }

  /** Where figures are kept for an hour, and refusals of the cloud for a day. */
  public Path cacheHome() {
    return xdg("XDG_CACHE_HOME", ".cache");
  }

  /** The user's own configuration file; it need not exist. */
  public Path userConfiguration() {
    return xdg("XDG_CONFIG_HOME", ".config").resolve("config.yaml");
  }

  /** The configuration file of the project one stands in; it need not exist. */
  public Path projectConfiguration() {
    return workingDirectory.resolve("carbon.yaml");
  }

  /** Names alone: among the values are keys. */
  @Override
  public String toString() {
    return "Environment" + new TreeSet<>(variables.keySet()) + " in " + workingDirectory;
  }

  /** The XDG rule: a relative path in the variable is to be ignored. */
  private Path xdg(String name, String fallback) {
    return variable(name)
        .map(Path::of)
        .filter(Path::isAbsolute)
        .orElseGet(() -> home.resolve(fallback))
        .resolve("carbon");
  }
}

package dev.carbon.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a project's own file may have the outputs go: into a folder below it. Who wrote the file
 * may be a stranger, who must not get what the user trains nor choose what is written elsewhere on
 * this machine.
 */
final class ProjectOutput {
  private static final Pattern BELOW =
      Pattern.compile("(?![/~\\\\])(?![A-Za-z]:)(?!\\w+://)(?!(.*[/\\\\])?\\.\\.([/\\\\]|$)).*");

  private ProjectOutput() {}

  /** What is wrong with it, to follow the key's name; empty when nothing is. */
  static Optional<String> complaint(String text) {
    return BELOW.matcher(text).matches()
        ? Optional.empty()
        : Optional.of(
            " '"
                + text
                + "' is not taken from this file, which may name a folder below it alone; use"
                + " --output or set "
                + Setting.OUTPUT.variables().get(0)
                + " instead");
  }
}

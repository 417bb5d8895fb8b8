package dev.carbon.cli.task;

import java.util.Optional;

/** The names that the variables of a job may have. */
final class VariableName {
  private static final String SHAPE = "[A-Za-z_][A-Za-z0-9_]*";

  private VariableName() {}

  /** What the name should look like; empty when it does. */
  static Optional<String> complaint(String name) {
    return name.matches(SHAPE)
        ? Optional.empty()
        : Optional.of("with a name of letters, digits and _");
  }

  /** Whether the variable has a meaning of its own in a job. */
  static boolean isTaken(String name) {
    return name.startsWith("AIP_");
  }

  /** The option, by its place among its like: what it says may be a secret. */
  static String place(String flag, int number) {
    return flag + ", the one at place " + number;
  }
}

package dev.carbon.cli.init;

import dev.carbon.error.Problems;

/** The text of a name of a file or folder. */
final class FileText {
  private FileText() {}

  /** Adds a problem when no file could have the name, or none that can stand in a line. */
  static void check(String text, Problems problems) {
    if (text.isBlank() || text.chars().anyMatch(Character::isISOControl)) {
      problems.add("'" + text + "' cannot be the name of a file or folder");
    }
  }
}

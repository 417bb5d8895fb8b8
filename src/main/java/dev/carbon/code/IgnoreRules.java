package dev.carbon.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the {@code .gitignore} and {@code .carbonignore} files say, from the root of the code down
 * to one folder. The deepest file that says anything of a path decides, and in it the last line
 * that does; in one folder {@code .carbonignore} counts as the end of {@code .gitignore}.
 */
final class IgnoreRules {
  /** The files that are read, in this order. */
  static final List<String> FILE_NAMES = List.of(".gitignore", ".carbonignore");

  /** No file says anything. */
  static final IgnoreRules NONE = new IgnoreRules(Optional.empty(), "", "", List.of());

  private final Optional<IgnoreRules> above;
  private final String folder;
  private final String file;
  private final List<IgnoreRule> rules;

  private IgnoreRules(
      Optional<IgnoreRules> above, String folder, String file, List<IgnoreRule> rules) {
    this.above = above;
    this.folder = folder;
    this.file = file;
    this.rules = rules;
  }

  /**
   * These rules and those of a file in a folder further down, or of the next one in the same.
   *
   * @param prefix the folder's path with a slash at its end; empty for the root
   * @param name of the file
   * @param text of the file
   */
  IgnoreRules in(String prefix, String name, String text) {
    List<IgnoreRule> more = new ArrayList<>();
    for (String line : text.split("\n", -1)) {
      IgnoreRule.parse(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line)
          .ifPresent(more::add);
    }
    return more.isEmpty() ? this : new IgnoreRules(Optional.of(this), prefix, prefix + name, more);
  }

  /**
   * The file by which the path is left out, from the root of the code; empty when it is not. A
   * folder's content is not asked for when the folder is left out.
   *
   * @param path from the root of the code, below the folder of these rules
   */
  Optional<String> leaveOut(String path, boolean isFolder) {
    String below = path.substring(folder.length());
    for (int i = rules.size() - 1; i >= 0; i--) {
      if (rules.get(i).speaksOf(below, isFolder)) {
        return rules.get(i).includes() ? Optional.empty() : Optional.of(file);
      }
    }
    return above.flatMap(rulesAbove -> rulesAbove.leaveOut(path, isFolder));
  }
}

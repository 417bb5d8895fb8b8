package dev.carbon.code;

import java.util.Optional;

/**
 * One line of a {@code .gitignore} that is a pattern.
 *
 * @param glob empty for a pattern that matches nothing
 * @param includes it takes back what an earlier line left out ({@code !})
 * @param foldersOnly it ends with a slash
 * @param anywhere it has no other slash: it speaks of names, however deep they lie
 */
record IgnoreRule(Optional<Glob> glob, boolean includes, boolean foldersOnly, boolean anywhere) {

  /** The rule of a line without its line feed; empty for a comment or an empty line. */
  static Optional<IgnoreRule> parse(String line) {
    if (line.isEmpty() || line.startsWith("#")) {
      return Optional.empty();
    }
    String pattern = withoutBlanksAtItsEnd(line);
    boolean includes = pattern.startsWith("!");
    pattern = includes ? pattern.substring(1) : pattern;
    boolean foldersOnly = pattern.endsWith("/");
    pattern = foldersOnly ? pattern.substring(0, pattern.length() - 1) : pattern;
    boolean anywhere = pattern.indexOf('/') < 0;
    pattern = pattern.startsWith("/") ? pattern.substring(1) : pattern;
    Optional<Glob> glob = pattern.isEmpty() ? Optional.empty() : Glob.compile(pattern);
    return Optional.of(new IgnoreRule(glob, includes, foldersOnly, anywhere));
  }

  /**
   * Whether the rule speaks of that file or folder.
   *
   * @param path from the folder in which the rule's file lies, with {@code /} between its parts
   */
  boolean speaksOf(String path, boolean isFolder) {
    if (foldersOnly && !isFolder) {
      return false;
    }
    String subject = anywhere ? path.substring(path.lastIndexOf('/') + 1) : path;
    return glob.map(each -> each.matches(subject)).orElse(false);
  }

  /** Blanks at the end do not count, unless a backslash stands before them. */
  private static String withoutBlanksAtItsEnd(String line) {
    int end = 0;
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
        end = Math.min(i + 1, line.length());
      } else if (line.charAt(i) != ' ') {
        end = i + 1;
      }
    }
    return line.substring(0, end);
  }
}

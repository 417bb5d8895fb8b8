package dev.carbon.cli.report;

import dev.carbon.terminal.SafeText;
import java.util.List;

/** Text that Markdown shows as it is: no letter of it is markup, and none ends a table's cell. */
final class MarkdownText {
  private static final String MARKUP = "\\`*_{}[]<>#|~!$&";

  private MarkdownText() {}

  /** One line, every character that could be markup behind a backslash. */
  static String of(String text) {
    StringBuilder safe = new StringBuilder();
    SafeText.line(text)
        .codePoints()
        .forEach(
            point -> {
              if (MARKUP.indexOf(point) >= 0) {
                safe.append('\\');
              }
              safe.appendCodePoint(point);
            });
    return safe.toString();
  }

  /** The row of a table, of cells that are safe already. */
  static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}

package dev.carbon.cli.report;

import dev.carbon.terminal.SafeText;
import java.util.Locale;
import java.util.Map;

/**
 * Text that pdflatex sets as it is, with the encodings T1 and UTF-8 and the package textcomp:
 * nothing in it is a command, and letters that these fonts have not stand there by their number.
 */
final class LatexText {
  private static final Map<Integer, String> COMMANDS =
      Map.ofEntries(
          entry('\\', "\\textbackslash{}"),
          entry('{', "\\textbraceleft{}"),
          entry('}', "\\textbraceright{}"),
          entry('$', "\\$"),
          entry('&', "\\&"),
          entry('#', "\\#"),
          entry('_', "\\_"),
          entry('%', "\\%"),
          entry('^', "\\textasciicircum{}"),
          entry('~', "\\textasciitilde{}"),
          entry('<', "\\textless{}"),
          entry('>', "\\textgreater{}"),
          entry('|', "\\textbar{}"),
          entry('"', "\\textquotedbl{}"),
          entry('`', "\\textasciigrave{}"),
          // Behind the end of a row these would be its options.
          entry('[', "{[}"),
          entry(']', "{]}"),
          entry('*', "{*}"),
          // Two of these would be drawn as one other sign.
          entry('-', "-{}"),
          entry('\'', "'{}"),
          entry(',', ",{}"));

  private static final int LAST_ASCII = 0x7E;
  private static final int FIRST_LETTER = 0xC0;
  private static final int LAST_LETTER = 0xFF;
  private static final int TIMES = 0xD7;
  private static final int DIVIDED = 0xF7;

  private LatexText() {}

  private static Map.Entry<Integer, String> entry(char point, String command) {
    return Map.entry((int) point, command);
  }

  /** One line. */
  static String of(String text) {
    StringBuilder safe = new StringBuilder();
    int[] points = SafeText.line(text).codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      boolean alone = i + 1 == points.length || points[i + 1] != points[i];
      safe.append(
          isOfALigature(points[i]) && alone ? Character.toString(points[i]) : of(points[i]));
    }
    return safe.toString();
  }

  private static boolean isOfALigature(int point) {
    return point == '-' || point == '\'' || point == ',';
  }

  private static String of(int point) {
    String command = COMMANDS.get(point);
    if (command != null) {
      return command;
    }
    boolean hasShape =
        point <= LAST_ASCII
            || (point >= FIRST_LETTER
                && point <= LAST_LETTER
                && point != TIMES
                && point != DIVIDED);
    return hasShape ? Character.toString(point) : String.format(Locale.ROOT, "{[}U+%04X{]}", point);
  }
}

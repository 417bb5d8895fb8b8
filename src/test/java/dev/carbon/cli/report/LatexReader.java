package dev.carbon.cli.report;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads LaTeX as strictly as TeX does, as far as a text needs it that is to be shown as it is. */
final class LatexReader {
  private static final Map<String, String> COMMANDS =
      Map.of(
          "textbackslash", "\\",
          "textbraceleft", "{",
          "textbraceright", "}",
          "textasciicircum", "^",
          "textasciitilde", "~",
          "textless", "<",
          "textgreater", ">",
          "textbar", "|",
          "textquotedbl", "\"",
          "textasciigrave", "`");
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\\\([A-Za-z]+)\\{\\}" // a command with nothing
              + "|\\\\([$&#_%])" // a sign
              + "|\\{([\\[\\]*])\\}" // a sign in a group
              + "|([-,'])\\{\\}" // a sign that stands alone
              + "|([^\\\\{}$&#_%^~<>|\"`\\[\\]*])"); // a letter
  private static final List<String> LIGATURES = List.of("--", "''", ",,", "<<", ">>", "!`", "?`");

  private LatexReader() {}

  /** The text that is shown; fails where something in it is markup, or has no letter in T1. */
  static String shown(String latex) {
    LIGATURES.forEach(each -> assertFalse(latex.contains(each), each + " in " + latex));
    StringBuilder shown = new StringBuilder();
    Matcher token = TOKEN.matcher(latex);
    int at = 0;
    while (at < latex.length()) {
      assertTrue(token.find(at) && token.start() == at, "at " + at + " in " + latex);
      shown.append(shown(token));
      at = token.end();
    }
    return shown.toString();
  }

  private static String shown(Matcher token) {
    if (token.group(1) != null) {
      assertTrue(COMMANDS.containsKey(token.group(1)), token.group());
      return COMMANDS.getOrDefault(token.group(1), "");
    }
    String letter =
        IntStream.rangeClosed(2, 5)
            .mapToObj(token::group)
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow();
    assertTrue(letter.matches("[ -~À-ÖØ-öø-ÿ]"), letter);
    return letter;
  }
}

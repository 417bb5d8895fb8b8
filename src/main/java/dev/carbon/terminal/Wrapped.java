package dev.carbon.terminal;

import java.util.ArrayList;
import java.util.List;

/** A long line as several that fit. */
public final class Wrapped {
  private static final String INDENT = "  ";

  private Wrapped() {}

  /**
   * The lines of a text, broken between words, all but the first indented. A word that is longer
   * than a line stays whole.
   *
   * @param width the most characters of a line, at least 1
   */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.toString().isBlank() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line = new StringBuilder(INDENT).append(word);
      } else {
        line.append(line.isEmpty() ? "" : " ").append(word);
      }
    }
    lines.add(line.toString());
    return lines;
  }
}

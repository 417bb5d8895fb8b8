package dev.carbon.code;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a Python file as Python counts them: one that goes on after a backslash or within
 * brackets is one line; comments are left out, and a text in quotes is two quotes.
 */
final class PythonLines {
  private static final int END = -1;

  private final String text;
  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int at;
  private int depth;

  PythonLines(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Those that begin at the left edge. */
  List<String> all() {
    while (peek(0) != END) {
      step();
    }
    endLine();
    return lines.stream().filter(each -> !Character.isWhitespace(each.charAt(0))).toList();
  }

  private void step() {
    int here = peek(0);
    switch (here) {
      case '#' -> skipComment();
      case '"', '\'' -> skipText((char) here);
      case '\\' -> skipEscape();
      case '\n', '\r' -> {
        at++;
        endLineUnlessOpen();
      }
      default -> {
        depth = Math.max(0, depth + change(here));
        line.append((char) here);
        at++;
      }
    }
  }

  private static int change(int here) {
    return switch (here) {
      case '(', '[', '{' -> 1;
      case ')', ']', '}' -> -1;
      default -> 0;
    };
  }

  private void skipComment() {
    while (peek(0) != END && !isLineEnd(peek(0))) {
      at++;
    }
  }

  /** Outside a text a backslash is nothing but the sign that the line goes on. */
  private void skipEscape() {
    at += peek(1) == '\r' && peek(2) == '\n' ? 3 : 2;
    line.append(' ');
  }

  /** One that is not ended on its line, as a text in single quotes must be, ends there. */
  private void skipText(char quote) {
    line.append(quote).append(quote);
    boolean isLong = peek(1) == quote && peek(2) == quote;
    at += isLong ? 3 : 1;
    while (peek(0) != END) {
      if (peek(0) == '\\') {
        at += 2;
      } else if (isLong ? isTriple(quote) : peek(0) == quote) {
        at += isLong ? 3 : 1;
        return;
      } else if (!isLong && isLineEnd(peek(0))) {
        return;
      } else {
        at++;
      }
    }
  }

  private boolean isTriple(char quote) {
    return peek(0) == quote && peek(1) == quote && peek(2) == quote;
  }

  private void endLineUnlessOpen() {
    if (depth > 0) {
      line.append(' ');
    } else {
      endLine();
    }
  }

  private void endLine() {
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    line.setLength(0);
  }

  private static boolean isLineEnd(int here) {
    return here == '\n' || here == '\r';
  }

  private int peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : END;
  }
}

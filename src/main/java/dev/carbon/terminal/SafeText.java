package dev.carbon.terminal;

/**
 * Text of strangers (training logs, API messages, object names) made safe to print: nothing in it
 * can move the cursor, colour the screen, reach the clipboard or reorder what is read.
 */
public final class SafeText {
  private static final int LONGEST = 4000;

  private SafeText() {}

  /** One line: every control and format character becomes U+FFFD, tabs become blanks. */
  public static String line(String text) {
    StringBuilder safe = new StringBuilder(Math.min(text.length(), LONGEST));
    text.codePoints().limit(LONGEST).forEach(point -> append(safe, point));
    return text.codePointCount(0, text.length()) > LONGEST
        ? safe.append(" ... (cut)").toString()
        : safe.toString();
  }

  /** Several lines: as {@link #line}, but line feeds stay. */
  public static String lines(String text) {
    return String.join("\n", text.lines().map(SafeText::line).toList());
  }

  private static void append(StringBuilder safe, int point) {
    switch (Character.getType(point)) {
      case Character.CONTROL -> safe.append(point == '\t' ? ' ' : '\uFFFD');
      case Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          safe.append('\uFFFD');
      default -> safe.appendCodePoint(point);
    }
  }
}

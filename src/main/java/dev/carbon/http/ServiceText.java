package dev.carbon.http;

import dev.carbon.unit.Secret;

/** Makes text that came from a service fit for a message: one line, short, harmless. */
public final class ServiceText {
  private static final int MOST_CHARACTERS = 200;

  private ServiceText() {}

  /**
   * The text on one line of at most 200 characters, without control, format (bidirectional) and
   * unpaired surrogate characters, and with {@code ***} where it repeats one of {@code secrets}.
   */
  public static String oneLine(String text, Secret... secrets) {
    String clean = text;
    for (Secret secret : secrets) {
      clean = secret.reveal().isEmpty() ? clean : clean.replace(secret.reveal(), "***");
    }
    StringBuilder line = new StringBuilder();
    clean
        .codePoints()
        .limit(MOST_CHARACTERS * 10L)
        .map(character -> isHarmless(character) ? character : ' ')
        .forEach(line::appendCodePoint);
    return shorten(line.toString().strip().replaceAll(" {2,}", " "));
  }

  private static String shorten(String line) {
    if (line.codePointCount(0, line.length()) <= MOST_CHARACTERS) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, MOST_CHARACTERS - 3)) + "...";
  }

  private static boolean isHarmless(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}

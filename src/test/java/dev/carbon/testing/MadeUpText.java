package dev.carbon.testing;

import java.util.Random;

/** Texts that nobody would think of. */
public final class MadeUpText {
  private MadeUpText() {}

  /**
   * Any text, in which some characters are more frequent than others.
   *
   * @param frequent what most of it is made of
   * @param longest in characters
   */
  public static String of(Random random, String frequent, int longest) {
    StringBuilder text = new StringBuilder();
    for (int length = random.nextInt(longest + 1); length > 0; length--) {
      switch (random.nextInt(8)) {
        case 0 -> text.append((char) random.nextInt(Character.MAX_VALUE + 1));
        case 1 -> text.appendCodePoint(random.nextInt(Character.MAX_CODE_POINT + 1));
        default -> text.append(frequent.charAt(random.nextInt(frequent.length())));
      }
    }
    return text.toString();
  }
}

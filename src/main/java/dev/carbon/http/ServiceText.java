package dev.carbon.http;

import dev.carbon.error.ForeignText;
import dev.carbon.unit.Secret;

/** Makes text that came from a service fit for a message that names no secret of ours. */
public final class ServiceText {
  private static final int MOST_CHARACTERS = 200;

  private ServiceText() {}

  /**
   * The text as {@link ForeignText#oneLine(String, int)} leaves it, of at most 200 characters, and
   * with {@code ***} where it repeats one of {@code secrets}.
   */
  public static String oneLine(String text, Secret... secrets) {
    String clean = text;
    for (Secret secret : secrets) {
      clean = secret.reveal().isEmpty() ? clean : clean.replace(secret.reveal(), "***");
    }
    return ForeignText.oneLine(clean, MOST_CHARACTERS);
  }
}

package dev.carbon.cli;

import dev.carbon.error.Suggestion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a result is printed. */
public enum Format {
  /** For people. */
  TABLE,
  /** For programs: one document. */
  JSON,
  /** For spreadsheets: a header and rows. */
  CSV;

  public static Optional<Format> named(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The complaint about a word that is no format. */
  static String unknown(String origin, String word) {
    return unknown(origin, word, Arrays.stream(values()).map(Format::word).toList());
  }

  /** The same where these words are formats. */
  public static String unknown(String origin, String word, List<String> known) {
    return origin
        + ": '"
        + word
        + "' is no format; use "
        + String.join(", ", known)
        + Suggestion.sentence(word, known);
  }
}

package dev.carbon.cli.task;

import dev.carbon.job.Bootstrap;
import dev.carbon.job.Manifest;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** The name of a file that is uploaded by itself: one that needs quotes nowhere. */
final class UploadName {
  private static final int MOST_CHARACTERS = 200;
  private static final String PUNCTUATION = " .+-";
  private static final Set<String> RESERVED = Set.of(Bootstrap.FILE_NAME, Manifest.FILE_NAME);

  private UploadName() {}

  /** Why it cannot be uploaded under that name, as the rest of a sentence; empty when it can. */
  static Optional<String> complaint(String name) {
    if (RESERVED.contains(name)) {
      return Optional.of("has a name that carbon needs for itself; rename it");
    }
    OptionalInt odd = name.codePoints().filter(each -> !isPlain(each)).findFirst();
    if (odd.isPresent()) {
      return Optional.of(
          "has "
              + shown(odd.getAsInt())
              + " in its name; rename it with letters, digits, spaces and . _ + - alone");
    }
    if (PUNCTUATION.indexOf(name.codePointAt(0)) >= 0) {
      return Optional.of(
          "begins with "
              + shown(name.codePointAt(0))
              + "; rename it so that a letter, a digit or _ comes first");
    }
    return name.length() > MOST_CHARACTERS
        ? Optional.of("has a name of more than " + MOST_CHARACTERS + " characters; rename it")
        : Optional.empty();
  }

  /** An accent may be a character of its own, as file systems of Apple write it. */
  private static boolean isPlain(int each) {
    return Character.isLetterOrDigit(each)
        || Character.getType(each) == Character.NON_SPACING_MARK
        || PUNCTUATION.indexOf(each) >= 0
        || each == '_';
  }

  private static String shown(int each) {
    return Character.isISOControl(each) || Character.getType(each) == Character.FORMAT
        ? String.format(Locale.ROOT, "the invisible character U+%04X", each)
        : "'" + Character.toString(each) + "'";
  }
}

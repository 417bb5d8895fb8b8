package dev.carbon.error;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words of somebody else, such as a service's error text, made fit for one of our messages. */
public final class ForeignText {
  private static final int MAX_CHARACTERS = 600;
  private static final int MOST_READ = 4_000;
  private static final String ELLIPSIS = "...";
  private static final Pattern EXCEPTION_NAMES =
      Pattern.compile("^(?:(?:[a-z_][\\w$]*\\.){1,20}[A-Z][\\w$]*:\\s*){1,10}");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}\\p{Z}\\s]+");
  private static final List<Pattern> TOKENS =
      List.of(
          Pattern.compile("ya29\\.[\\w.-]+"),
          Pattern.compile("eyJ[\\w-]+\\.[\\w-]+(?:\\.[\\w-]+)?"),
          Pattern.compile("(?i)(?<=bearer )\\S+"),
          Pattern.compile("(?<=_token\"\\s{0,3}:\\s{0,3}\")[^\"]+"));

  private ForeignText() {}

  /**
   * One line without control characters, exception class names or anything shaped like a Google
   * token, shortened if need be; empty when there are no words.
   */
  public static String oneLine(@Nullable String text) {
    return text == null ? "" : oneLine(text, MAX_CHARACTERS);
  }

  /** As {@link #oneLine(String)}, of at most so many characters. */
  public static String oneLine(String text, int mostCharacters) {
    // The patterns are made for lines, not for pages.
    String start = text.length() > MOST_READ ? text.substring(0, MOST_READ) : text;
    String line = UNPRINTABLE.matcher(start).replaceAll(" ").strip();
    line = EXCEPTION_NAMES.matcher(line).replaceFirst("");
    for (Pattern token : TOKENS) {
      line = token.matcher(line).replaceAll("***");
    }
    return shortened(line, mostCharacters);
  }

  private static String shortened(String line, int mostCharacters) {
    if (line.codePointCount(0, line.length()) <= mostCharacters) {
      return line;
    }
    int kept = line.offsetByCodePoints(0, mostCharacters - ELLIPSIS.length());
    return line.substring(0, kept) + ELLIPSIS;
  }
}

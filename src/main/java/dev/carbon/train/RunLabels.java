package dev.carbon.train;

import dev.carbon.terminal.SafeText;
import java.util.Map;
import java.util.regex.Pattern;

/** What a run may be labelled with, to be found again: few and short words. */
public final class RunLabels {
  /** The most that a run may have. */
  public static final int MOST = 32;

  private static final int LONGEST_VALUE = 63;
  private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9_.-]{0,62}");

  private RunLabels() {}

  /** Whether it is up to 63 lower-case letters, digits, dots, hyphens and underscores. */
  public static boolean isKey(String text) {
    return KEY.matcher(text).matches();
  }

  /** Whether it is up to 63 characters that can be printed; none at all are a value too. */
  public static boolean isValue(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_VALUE
        && SafeText.line(text).equals(text);
  }

  /** Whether they are such labels. */
  static boolean areSensible(Map<String, String> labels) {
    return labels.size() <= MOST
        && labels.entrySet().stream()
            .allMatch(label -> isKey(label.getKey()) && isValue(label.getValue()));
  }
}

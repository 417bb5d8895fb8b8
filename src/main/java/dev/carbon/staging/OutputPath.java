package dev.carbon.staging;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Turns the name of an object, which may be any text, into a relative path that is safe on every
 * system: it stays below its root, and whatever a file system could misread is percent-encoded.
 */
public final class OutputPath {
  private static final Set<String> RESERVED =
      Set.of("con", "prn", "aux", "nul", "conin$", "conout$");
  private static final String FORBIDDEN = "\\:*?\"<>|%";
  private static final int LONGEST_BYTES = 200;

  private OutputPath() {}

  /**
   * The path for an object, with {@code /} between its parts. What lies below {@link
   * ObjectName#OUTPUT} loses that prefix.
   *
   * @throws IllegalArgumentException when no path can stand for the name
   */
  public static String of(ObjectName name) {
    String text = name.value();
    String relative = name.isOutput() ? text.substring(ObjectName.OUTPUT.length()) : text;
    StringJoiner path = new StringJoiner("/");
    for (String part : relative.split("/", -1)) {
      path.add(safePart(part));
    }
    return path.toString();
  }

  private static String safePart(String part) {
    if (part.isEmpty()) {
      throw new IllegalArgumentException("a part of the name is empty");
    }
    String safe = encodedPart(part);
    if (safe.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
      throw new IllegalArgumentException("a part of the name is too long");
    }
    return safe;
  }

  private static String encodedPart(String part) {
    if (part.chars().allMatch(c -> c == '.')) {
      return part.replace(".", "%2E");
    }
    StringBuilder safe = new StringBuilder();
    part.codePoints().forEach(point -> append(safe, point));
    if (isReserved(part)) {
      safe.insert(0, '%');
    }
    char last = safe.charAt(safe.length() - 1);
    return last == '.' || last == ' '
        ? safe.substring(0, safe.length() - 1) + encoded(last)
        : safe.toString();
  }

  private static void append(StringBuilder safe, int point) {
    int type = Character.getType(point);
    boolean invisible =
        type == Character.CONTROL
            || type == Character.FORMAT
            || type == Character.SURROGATE
            || type == Character.LINE_SEPARATOR
            || type == Character.PARAGRAPH_SEPARATOR;
    if (invisible || FORBIDDEN.indexOf(point) >= 0) {
      safe.append(encoded(point));
    } else {
      safe.appendCodePoint(point);
    }
  }

  private static String encoded(int point) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : Character.toString(point).getBytes(StandardCharsets.UTF_8)) {
      encoded.append(String.format("%%%02X", b & 0xFF));
    }
    return encoded.toString();
  }

  private static boolean isReserved(String part) {
    String base = part.toLowerCase(Locale.ROOT).replaceFirst("(?s)\\..*", "").stripTrailing();
    return RESERVED.contains(base) || base.matches("(com|lpt)[0-9\u00b9\u00b2\u00b3]");
  }
}

package dev.carbon.code;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a file of pip's requirements names by itself; files that it includes are not followed. */
public final class Requirements {
  private static final Pattern NAME =
      Pattern.compile("([A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?)\\s*(?:[\\[<>=!~;@(#].*)?");

  private Requirements() {}

  /**
   * The names of packages, as the package index spells them: lower case, with dashes.
   *
   * @param text of the file; lines that are no requirement name nothing
   */
  public static Set<String> of(String text) {
    Set<String> names = new LinkedHashSet<>();
    text.lines()
        .map(line -> NAME.matcher(line.strip()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT).replaceAll("[._-]+", "-"))
        .forEach(names::add);
    return names;
  }
}

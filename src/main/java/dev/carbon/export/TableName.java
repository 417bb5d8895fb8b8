package dev.carbon.export;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table of BigQuery, by its full name. It becomes part of a query's text, where no parameter can
 * stand, so that it has letters, digits, {@code _}, {@code -} and, in the project alone, {@code .}
 * and {@code :}; nothing that could end the quotes around it.
 *
 * @param project the id, perhaps with its domain: {@code example.com:my-project}
 * @param dataset letters, digits and {@code _}
 * @param table letters, digits, {@code _} and {@code -}
 */
public record TableName(String project, String dataset, String table) {
  private static final String PROJECT = "(?:[a-z0-9.-]{1,63}:)?[a-z][a-z0-9-]{4,28}[a-z0-9]";
  private static final Pattern FULL =
      Pattern.compile("(" + PROJECT + ")\\.([A-Za-z0-9_]{1,1024})\\.([A-Za-z0-9_-]{1,1024})");

  /**
   * @throws IllegalArgumentException when a part has any other character
   */
  public TableName {
    String full = project + "." + dataset + "." + table;
    Matcher matcher = FULL.matcher(full);
    if (!matcher.matches() || !matcher.group(1).equals(project)) {
      throw new IllegalArgumentException("not the name of a table: " + full);
    }
  }

  /** Whether that is the id of a project, perhaps with its domain, and nothing else. */
  public static boolean isProject(String text) {
    return text.matches(PROJECT);
  }

  /** The table of a full name, PROJECT.DATASET.TABLE; empty when the text is none. */
  public static Optional<TableName> parse(String text) {
    Matcher matcher = FULL.matcher(text);
    return matcher.matches()
        ? Optional.of(new TableName(matcher.group(1), matcher.group(2), matcher.group(3)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return project + "." + dataset + "." + table;
  }
}

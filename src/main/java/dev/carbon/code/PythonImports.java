package dev.carbon.code;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a Python file imports, without running it: a hint, since a program can import in other ways
 * too. Only statements that begin a line at its left edge count: not what stands in a function, in
 * an {@code if} or in a {@code try}, nor what a comment or a text says.
 */
public final class PythonImports {
  private static final Pattern COMPOUND =
      Pattern.compile(
          "(?:if|elif|else|for|while|try|except|finally|with|def|class|async|match|case)\\b.*");
  private static final Pattern FROM =
      Pattern.compile("from\\s+([\\p{L}_][\\p{L}\\p{N}_]*)[\\w.\\s]*\\bimport\\b.*");
  private static final Pattern IMPORT = Pattern.compile("import\\s+(.*)");
  private static final Pattern NAME = Pattern.compile("\\s*([\\p{L}_][\\p{L}\\p{N}_]*).*");

  private PythonImports() {}

  /**
   * The packages, each by the first part of its name, in the order of the file.
   *
   * @param text of the file; what is not Python merely imports nothing
   */
  public static Set<String> of(String text) {
    Set<String> names = new LinkedHashSet<>();
    for (String line : new PythonLines(text).all()) {
      if (!COMPOUND.matcher(line).matches()) {
        for (String statement : line.split(";", -1)) {
          add(statement.strip(), names);
        }
      }
    }
    return names;
  }

  private static void add(String statement, Set<String> names) {
    Matcher from = FROM.matcher(statement);
    if (from.matches()) {
      names.add(from.group(1));
      return;
    }
    Matcher imported = IMPORT.matcher(statement);
    if (imported.matches()) {
      for (String each : imported.group(1).split(",", -1)) {
        Matcher name = NAME.matcher(each);
        if (name.matches()) {
          names.add(name.group(1));
        }
      }
    }
  }
}

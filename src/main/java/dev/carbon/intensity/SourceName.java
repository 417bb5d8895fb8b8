package dev.carbon.intensity;

import java.util.regex.Pattern;

/**
 * The public name of a source of figures, such as {@code electricitymaps} or {@code file:DE.csv};
 * as {@code --source} takes it.
 */
public record SourceName(String value) {
  private static final String FILE = "file:";
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z-]*|file:[^\\p{Cntrl}]+");

  public SourceName {
    if (!isWellFormed(value)) {
      throw new IllegalArgumentException("not a source name: " + value);
    }
  }

  public static boolean isWellFormed(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** Whether it names a file of hours gone by. */
  public boolean isFile() {
    return value.startsWith(FILE);
  }

  /** The path in the name of a file. */
  public String path() {
    return value.substring(FILE.length());
  }

  @Override
  public String toString() {
    return value;
  }
}

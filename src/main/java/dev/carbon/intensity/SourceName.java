package dev.carbon.intensity;

import java.util.regex.Pattern;

/**
 * The public name of a source of figures, such as {@code electricitymaps}; as {@code --source}
 * takes it.
 */
public record SourceName(String value) {
  private static final Pattern SHAPE = Pattern.compile("[a-z][a-z-]*");

  public SourceName {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException("not a source name: " + value);
    }
  }

  @Override
  public String toString() {
    return value;
  }
}

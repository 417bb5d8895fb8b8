package dev.carbon.intensity;

import java.util.Locale;

/**
 * How much of a plant's life a figure counts. Figures of different accounting are never ranked
 * together.
 */
public enum Accounting {
  /** Operation, fuel supply, construction and disposal of the plants. */
  LIFECYCLE,
  /** Only what leaves the chimney while the plant runs. */
  DIRECT;

  /** As flags and documents write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

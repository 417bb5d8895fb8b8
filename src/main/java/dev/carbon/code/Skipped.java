package dev.carbon.code;

import java.util.Optional;

/**
 * A file that is not uploaded, or a folder with all that it holds.
 *
 * @param path from the root of the code; a folder's ends with a slash
 * @param by the file that says so, from the root of the code; empty for what no job needs
 */
public record Skipped(String path, Reason reason, Optional<String> by) {
  /** Why, as the rest of a sentence: {@code ignored by .gitignore}. */
  public String why() {
    return reason.word() + by.map(file -> " by " + file).orElse("");
  }

  /** Why it is left out. */
  public enum Reason {
    /** A {@code .gitignore} or {@code .carbonignore} says so. */
    IGNORED("ignored"),
    /** What no job needs: caches, virtual environments, the history of versions. */
    NEVER_UPLOADED("never uploaded");

    private final String word;

    Reason(String word) {
      this.word = word;
    }

    /** The word for plans; it is public in JSON. */
    public String word() {
      return word;
    }
  }
}

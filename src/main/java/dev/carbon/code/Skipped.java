package dev.carbon.code;

/**
 * A file that is not uploaded, or a folder with all that it holds.
 *
 * @param path from the root of the code; a folder's ends with a slash
 */
public record Skipped(String path, Reason reason) {
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

package dev.carbon.export;

/**
 * With which versions of Google's model figures were reckoned.
 *
 * @param oldest at least 1, not above {@code newest}
 */
public record ModelVersions(long oldest, long newest) {
  public ModelVersions {
    if (oldest < 1 || oldest > newest) {
      throw new IllegalArgumentException("no versions: " + oldest + " to " + newest);
    }
  }

  ModelVersions with(ModelVersions other) {
    return new ModelVersions(Math.min(oldest, other.oldest), Math.max(newest, other.newest));
  }

  /** Such as {@code 14}, or {@code 13 to 14}. */
  @Override
  public String toString() {
    return oldest == newest ? Long.toString(oldest) : oldest + " to " + newest;
  }
}

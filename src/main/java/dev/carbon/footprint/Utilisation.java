package dev.carbon.footprint;

/**
 * Part of something that was in use while a run had it: the mean, or the most at once.
 *
 * @param share 0 to 1
 * @param basis how it is known
 * @param source in words, saying what the share is one of: {@code ml.googleapis.com/training
 *     accelerator duty cycle}
 */
public record Utilisation(double share, Basis basis, String source) {
  /**
   * Any utilisation.
   *
   * @throws IllegalArgumentException for a share outside 0 to 1, and without a source
   */
  public Utilisation {
    if (!(share >= 0 && share <= 1) || source.isBlank()) {
      throw new IllegalArgumentException("not a utilisation: " + share + " by " + source);
    }
  }
}

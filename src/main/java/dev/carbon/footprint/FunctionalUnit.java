package dev.carbon.footprint;

import java.util.Optional;

/**
 * What emissions are counted per: the R of the software carbon intensity.
 *
 * @param name of one, in the singular: {@code run}, {@code gpu-hour}, {@code epoch}, {@code token}
 * @param count how many a run came to, above 0
 */
public record FunctionalUnit(String name, double count) {
  /** One training run. */
  public static final FunctionalUnit RUN = new FunctionalUnit("run", 1);

  /**
   * Any unit.
   *
   * @throws IllegalArgumentException without a name, or for a count that nothing can be shared by
   */
  public FunctionalUnit {
    if (name.isBlank() || !isCount(count)) {
      throw new IllegalArgumentException("not a unit: " + count + " " + name);
    }
  }

  /** So many as somebody reports; empty when nothing can be shared by that count. */
  public static Optional<FunctionalUnit> reported(String name, double count) {
    return isCount(count) ? Optional.of(new FunctionalUnit(name, count)) : Optional.empty();
  }

  private static boolean isCount(double count) {
    return count > 0 && Double.isFinite(count);
  }
}

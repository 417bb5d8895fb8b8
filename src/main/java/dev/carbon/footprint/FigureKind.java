package dev.carbon.footprint;

/**
 * What sort of number an intensity is.
 *
 * @param signal which emissions it counts, in a word: {@code average} or {@code marginal}
 * @param accounting how much of a plant's life: {@code lifecycle} or {@code direct}
 * @param source who says so: {@code electricitymaps}
 */
public record FigureKind(String signal, String accounting, String source) {
  /**
   * Any kind.
   *
   * @throws IllegalArgumentException when a word is missing
   */
  public FigureKind {
    if (signal.isBlank() || accounting.isBlank() || source.isBlank()) {
      throw new IllegalArgumentException(
          "not a kind of figure: " + signal + ", " + accounting + ", " + source);
    }
  }

  /**
   * Whoever says so, figures of one sum or comparison have one signal and one accounting.
   *
   * @throws IllegalArgumentException when these have not
   */
  void requireComparable(FigureKind other) {
    if (!signal.equals(other.signal) || !accounting.equals(other.accounting)) {
      throw new IllegalArgumentException("not comparable: " + this + " and " + other);
    }
  }
}

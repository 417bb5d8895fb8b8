package dev.carbon.report;

import java.util.Optional;

/**
 * A sum over runs, and how many of them it lacks.
 *
 * @param value of the runs whose figure is known, in the figure's own unit
 * @param known runs that are part of it
 * @param unknown runs of whose figure nothing is known, which are not part of it
 */
public record Sum(double value, int known, int unknown) {
  /** Of no run. */
  public static final Sum NONE = new Sum(0, 0, 0);

  /** With another run. */
  public Sum plus(Optional<Double> figure) {
    return figure
        .map(each -> new Sum(value + each, known + 1, unknown))
        .orElseGet(() -> new Sum(value, known, unknown + 1));
  }

  /** The sum; empty when nothing is known of any run. */
  public Optional<Double> total() {
    return known == 0 ? Optional.empty() : Optional.of(value);
  }

  /** Whether no run is missing from it. */
  public boolean isWhole() {
    return unknown == 0;
  }
}

package dev.carbon.export;

import dev.carbon.footprint.Embodied;
import dev.carbon.unit.Grams;
import java.util.Optional;
import java.util.function.BinaryOperator;

/**
 * What carbon reckoned of its own runs that ended within one month, by UTC.
 *
 * @param runs that ended then; at least 1
 * @param runsWithoutFigure those of which operational emissions are unknown
 * @param operational of all of them, location-based; empty when that of one is unknown
 * @param embodied of all of them; empty likewise
 */
public record OwnMonth(
    int runs, int runsWithoutFigure, Optional<Grams> operational, Optional<Embodied> embodied) {
  /** One run. */
  static OwnMonth of(Optional<Grams> operational, Optional<Embodied> embodied) {
    return new OwnMonth(1, operational.isPresent() ? 0 : 1, operational, embodied);
  }

  /** Both together; what is unknown of one is unknown of both. */
  OwnMonth plus(OwnMonth other) {
    return new OwnMonth(
        runs + other.runs,
        runsWithoutFigure + other.runsWithoutFigure,
        both(operational, other.operational, Grams::plus),
        both(embodied, other.embodied, Embodied::plus));
  }

  private static <T> Optional<T> both(Optional<T> one, Optional<T> two, BinaryOperator<T> plus) {
    return one.flatMap(left -> two.map(right -> plus.apply(left, right)));
  }
}

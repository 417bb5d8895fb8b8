package dev.carbon.intensity.trace;

import dev.carbon.intensity.Accounting;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An hour of one zone.
 *
 * @param start a full hour
 * @param lifecycle g/kWh over the whole life cycle; empty when the file leaves it open
 * @param direct g/kWh from the chimney; empty when the file leaves it open
 * @param filled whether the hour was filled in by whoever made the trace; empty when it is not said
 */
record Hour(
    Instant start, OptionalDouble lifecycle, OptionalDouble direct, Optional<Boolean> filled) {

  OptionalDouble grams(Accounting accounting) {
    return switch (accounting) {
      case LIFECYCLE -> lifecycle;
      case DIRECT -> direct;
    };
  }
}

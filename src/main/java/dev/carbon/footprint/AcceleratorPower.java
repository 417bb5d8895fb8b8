package dev.carbon.footprint;

import dev.carbon.unit.Watts;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Published watts of one chip of an accelerator, all of one scope. Sources stand by row in {@code
 * power.csv}.
 *
 * @param idle when nothing is asked of it; empty when not published
 * @param mean under training load; empty when not published
 * @param max what it draws at most, by its maker; empty when not published
 * @param basis of the figure that footprints are computed from: the mean, else the maximum
 */
public record AcceleratorPower(
    OptionalDouble idle, OptionalDouble mean, OptionalDouble max, Scope scope, Basis basis) {

  /** What the watts are those of. */
  public enum Scope {
    /** The chip and its memory; the host comes on top. */
    CHIP,
    /** The chip with its share of the host. */
    SYSTEM
  }

  /**
   * What a chip draws that is in use for that part of the time, linear between idle and at most;
   * empty when one of the two is not published.
   *
   * @param utilisation 0 to 1
   * @throws IllegalArgumentException for any other
   */
  Optional<Watts> at(double utilisation) {
    if (!(utilisation >= 0 && utilisation <= 1)) {
      throw new IllegalArgumentException("not a utilisation: " + utilisation);
    }
    return idle.isPresent() && max.isPresent()
        ? Optional.of(
            new Watts(idle.getAsDouble() + utilisation * (max.getAsDouble() - idle.getAsDouble())))
        : Optional.empty();
  }
}

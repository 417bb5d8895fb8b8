package dev.carbon.footprint;

import dev.carbon.unit.Watts;
import java.time.Duration;

/** The power that a whole node draws, and how that is known. */
public record Power(Watts watts, Basis basis) {
  /** The energy of this power, held for that long. */
  public NodeEnergy over(Duration time) {
    return new NodeEnergy(watts.over(time), basis);
  }
}

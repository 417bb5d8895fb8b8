package dev.carbon.intensity;

import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.TemporalAmount;

/**
 * One figure of carbon intensity with all that is needed to judge it.
 *
 * @param value g CO2eq/kWh, within {@link #isPlausible the possible band} by construction
 * @param zone the zone that the source says it answered for
 * @param validFrom start of the interval the figure is about
 * @param resolution length of that interval: {@code PT1H}, {@code P1Y}
 */
public record Intensity(
    GramsPerKwh value,
    GridZone zone,
    Instant validFrom,
    TemporalAmount resolution,
    IntensityKind kind,
    Estimation estimation) {

  /**
   * A bound chosen by this project, well above the 820 g/kWh that Electricity Maps uses for coal.
   */
  private static final double HIGHEST = 2500;

  public Intensity {
    if (!isPlausible(value.value(), kind.accounting())) {
      throw new IllegalArgumentException("not a possible carbon intensity: " + value);
    }
  }

  /**
   * Whether a number of g/kWh can be a carbon intensity: finite, at most 2,500, and above 0;
   * exactly 0 only when direct emissions are counted.
   */
  public static boolean isPlausible(double gramsPerKwh, Accounting accounting) {
    boolean aboveFloor = accounting == Accounting.DIRECT ? gramsPerKwh >= 0 : gramsPerKwh > 0;
    return aboveFloor && gramsPerKwh <= HIGHEST;
  }

  /**
   * How long ago the interval began, never negative: an interval may be announced a little early.
   */
  public Duration age(Instant now) {
    Duration age = Duration.between(validFrom, now);
    return age.isNegative() ? Duration.ZERO : age;
  }

  /** Whether it is too old to be taken for now; an average of a year never is. */
  public boolean isStale(Duration maxAge, Instant now) {
    return !isYearly() && age(now).compareTo(maxAge) > 0;
  }

  /** Whether this is an average of a year, which does not grow old within a day. */
  public boolean isYearly() {
    return resolution instanceof Period;
  }
}

package dev.carbon.region;

import dev.carbon.unit.Dollars;
import java.time.Duration;
import java.time.LocalDate;

/** An amount per hour, and the day it was read. */
public record Price(Dollars amount, LocalDate asOf) {
  private static final double SECONDS_PER_HOUR = 3600;
  private static final double NANOS_PER_SECOND = 1e9;

  /** So many times the amount, of the same day. */
  public Price times(double factor) {
    return new Price(amount.times(factor), asOf);
  }

  /** What so long costs. */
  public Dollars over(Duration time) {
    double seconds = time.toSeconds() + time.toNanosPart() / NANOS_PER_SECOND;
    return amount.times(seconds / SECONDS_PER_HOUR);
  }

  /** Both together, as old as the older. */
  public Price plus(Price other) {
    return new Price(amount.plus(other.amount), other.asOf.isBefore(asOf) ? other.asOf : asOf);
  }
}

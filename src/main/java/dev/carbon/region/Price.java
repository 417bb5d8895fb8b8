package dev.carbon.region;

import dev.carbon.unit.Dollars;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.time.LocalDate;

/** An amount per hour, and the day it was read. */
public record Price(Dollars amount, LocalDate asOf) {
  /** So many times the amount, of the same day. */
  public Price times(double factor) {
    return new Price(amount.times(factor), asOf);
  }

  /** What so long costs. */
  public Dollars over(Duration time) {
    return amount.times(Durations.hours(time));
  }

  /** Both together, as old as the older. */
  public Price plus(Price other) {
    return new Price(amount.plus(other.amount), other.asOf.isBefore(asOf) ? other.asOf : asOf);
  }
}

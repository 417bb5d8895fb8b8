package dev.carbon.cli.intensity;

import dev.carbon.intensity.Intensity;
import java.time.Duration;
import java.time.Instant;

/** Whether a figure is too old to be taken for now. */
record Staleness(Duration maxAge, Instant now) {
  boolean of(Intensity figure) {
    return !figure.isYearly() && figure.age(now).compareTo(maxAge) > 0;
  }
}

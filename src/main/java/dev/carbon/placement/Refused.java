package dev.carbon.placement;

import dev.carbon.error.RegionRefusal;
import dev.carbon.region.RegionId;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.time.Instant;

/**
 * A region that did not take a job when it was asked to.
 *
 * @param message the cloud's reason, one line for a person
 * @param at when it refused
 */
public record Refused(RegionId region, RegionRefusal why, String message, Instant at) {
  /** As it reads on its own later: who refused, how long ago, and why. */
  Refused toldAt(Instant now) {
    String age = Durations.words(Duration.between(at, now));
    return new Refused(region, why, region + " refused it " + age + " ago: " + message, at);
  }
}

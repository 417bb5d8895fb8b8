package dev.carbon.intensity;

import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What may be read from a source.
 *
 * @param zones the zones whose newest figures may be read, by the source's own names; empty when
 *     the service makes no difference between those it covers
 * @param serverDate the service's clock when it answered, if it said so
 */
public record Access(Optional<Set<GridZone>> zones, Optional<Instant> serverDate) {
  public Access {
    zones = zones.map(Set::copyOf);
  }

  /** Whether the newest figure of {@code zone} may be read. */
  public boolean allows(GridZone zone) {
    return zones.map(listed -> listed.contains(zone)).orElse(true);
  }
}

package dev.carbon.intensity.electricitymaps;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.intensity.Access;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.NoFigure;
import dev.carbon.region.GridZone;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the answer of {@code /zones}: a map of zones, each with what the token may read. */
final class ZonesAnswer {
  private static final Set<String> LATEST = Set.of("*", "carbon-intensity/latest");

  private ZonesAnswer() {}

  /**
   * The zones whose newest figure may be read; other names than those of zones are passed over.
   *
   * @throws NoFigure UPSTREAM when {@code zones} is no map of zones
   * @throws dev.carbon.error.CarbonException CREDENTIALS when it says of no zone what may be read:
   *     the service answers anybody, and it is by this that one sees whether it knows the token
   */
  static Access read(JsonNode zones, Optional<Instant> serverDate) throws NoFigure {
    if (!zones.isObject() || zones.isEmpty()) {
      throw new NoFigure(GapReason.UPSTREAM, "the answer lists no zones");
    }
    boolean isKnown = false;
    Set<GridZone> allowed = new HashSet<>();
    for (Map.Entry<String, JsonNode> zone : zones.properties()) {
      isKnown |= zone.getValue().has("access");
      if (GridZone.isWellFormed(zone.getKey()) && allowsLatest(zone.getValue().path("access"))) {
        allowed.add(new GridZone(zone.getKey()));
      }
    }
    if (!isKnown) {
      throw Refusal.rejected("it lists the zones as it does without one, with access to none");
    }
    return new Access(Optional.of(allowed), serverDate);
  }

  private static boolean allowsLatest(JsonNode access) {
    for (JsonNode each : access) {
      if (each.isTextual() && LATEST.contains(each.textValue())) {
        return true;
      }
    }
    return false;
  }
}

package dev.carbon.intensity.ukgrid;

import dev.carbon.region.GridZone;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of Great Britain that the API knows: the whole as {@code GB}, or one of its regions by its
 * number, {@code GB-1} (North Scotland) to {@code GB-17} (Wales).
 *
 * @param region the API's own number, from 1 to 17; empty for the whole
 */
record Area(GridZone zone, OptionalInt region) {
  static final Area WHOLE = new Area(new GridZone("GB"), OptionalInt.empty());

  private static final Pattern PART = Pattern.compile("GB-([1-9]|1[0-7])");

  /** The area of that name; empty when the API does not know it, Northern Ireland among them. */
  static Optional<Area> of(GridZone zone) {
    if (zone.equals(WHOLE.zone())) {
      return Optional.of(WHOLE);
    }
    Matcher part = PART.matcher(zone.id());
    return part.matches()
        ? Optional.of(new Area(zone, OptionalInt.of(Integer.parseInt(part.group(1)))))
        : Optional.empty();
  }

  boolean isWhole() {
    return region.isEmpty();
  }
}

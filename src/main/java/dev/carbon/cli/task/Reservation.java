package dev.carbon.cli.task;

import dev.carbon.error.Problems;
import dev.carbon.placement.Pin;
import dev.carbon.region.RegionId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reservation of Compute Engine, by its full name.
 *
 * @param region of its zone
 */
record Reservation(String name, RegionId region) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "projects/[a-z0-9.:-]{1,64}/zones/([a-z]+-[a-z]+[0-9]+)-[a-z]/reservations/"
              + "[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?");

  /** The reservation; a name of another shape becomes a problem. */
  static Optional<Reservation> read(String origin, String text, Problems problems) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      problems.add(
          origin
              + ": '"
              + text
              + "' is no reservation; write projects/PROJECT/zones/ZONE/reservations/NAME");
      return Optional.empty();
    }
    return Optional.of(new Reservation(text, new RegionId(matcher.group(1))));
  }

  /** It keeps the job in its region. */
  Pin pin() {
    return new Pin("the reservation", region);
  }
}

package dev.carbon.intensity.eia;

import dev.carbon.intensity.Coverage;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grids of the United States by their Electricity Maps names, which end in the balancing
 * authority as the EIA calls it: {@code US-MIDW-MISO} is its respondent {@code MISO}.
 */
final class BalancingAuthorities implements Coverage {
  private static final Pattern ZONE = Pattern.compile("US-[A-Z0-9]+-([A-Z0-9]+)");

  /**
   * Los Angeles has a balancing authority of its own within the wider grid that the table names.
   */
  private static final Map<RegionId, GridZone> OTHERWISE_NAMED =
      Map.of(new RegionId("us-west2"), new GridZone("US-CAL-LDWP"));

  @Override
  public boolean covers(GridZone zone) {
    return respondent(zone).isPresent();
  }

  @Override
  public Optional<GridZone> zoneOf(Region region) {
    return Optional.of(OTHERWISE_NAMED.getOrDefault(region.id(), region.zone()))
        .filter(this::covers);
  }

  /** The balancing authority of a zone, as the EIA calls it; empty outside the United States. */
  static Optional<String> respondent(GridZone zone) {
    Matcher name = ZONE.matcher(zone.id());
    return name.matches() ? Optional.of(name.group(1)) : Optional.empty();
  }
}

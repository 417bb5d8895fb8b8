package dev.carbon.intensity.eia;

import dev.carbon.intensity.Coverage;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The grids of the United States by their Electricity Maps names, which end in the balancing
 * authority as the EIA calls it: {@code US-MIDW-MISO} is its respondent {@code MISO}.
 */
final class BalancingAuthorities implements Coverage {
  private static final Pattern ZONE = Pattern.compile("US-([A-Z]+)-([A-Z]+)");

  /** The balancing authorities of each area that Electricity Maps has zones for. */
  private static final Map<String, Set<String>> BY_AREA =
      Map.ofEntries(
          Map.entry("CAL", Set.of("BANC", "CISO", "IID", "LDWP", "TIDC")),
          Map.entry("CAR", Set.of("CPLE", "CPLW", "DUK", "SC", "SCEG", "YAD")),
          Map.entry("CENT", Set.of("SPA", "SWPP")),
          Map.entry("FLA", Set.of("FMPP", "FPC", "FPL", "GVL", "HST", "JEA", "SEC", "TAL", "TEC")),
          Map.entry("HI", Set.of("HA", "KA", "KH", "LA", "MA", "MO", "NI", "OA")),
          Map.entry("MIDA", Set.of("PJM")),
          Map.entry("MIDW", Set.of("AECI", "LGEE", "MISO")),
          Map.entry("NE", Set.of("ISNE")),
          Map.entry(
              "NW",
              Set.of(
                  "AVA", "BPAT", "CHPD", "DOPD", "GCPD", "GRID", "GWA", "IPCO", "NEVP", "NWMT",
                  "PACE", "PACW", "PGE", "PSCO", "PSEI", "SCL", "TPWR", "WACM", "WAUW", "WWA")),
          Map.entry("NY", Set.of("NYIS")),
          Map.entry("SE", Set.of("SEPA", "SOCO")),
          Map.entry("SW", Set.of("AZPS", "EPE", "GRIF", "PNM", "SRP", "TEPC", "WALC")),
          Map.entry("TEN", Set.of("TVA")),
          Map.entry("TEX", Set.of("ERCO")));

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
    return name.matches() && BY_AREA.getOrDefault(name.group(1), Set.of()).contains(name.group(2))
        ? Optional.of(name.group(2))
        : Optional.empty();
  }
}

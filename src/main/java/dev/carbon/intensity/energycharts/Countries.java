package dev.carbon.intensity.energycharts;

import dev.carbon.intensity.Coverage;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The countries that public clients are known to ask this service about, each a zone by its code.
 * Sweden is not one of them: nobody was seen to ask for its carbon intensity.
 */
final class Countries implements Coverage {
  private static final Set<GridZone> ALL =
      Stream.of(
              "AT", "BE", "BG", "CH", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU",
              "IT", "LT", "LU", "LV", "NL", "PL", "PT", "RO", "SI", "SK")
          .map(GridZone::new)
          .collect(Collectors.toUnmodifiableSet());

  @Override
  public boolean covers(GridZone zone) {
    return ALL.contains(zone);
  }

  /**
   * The country of the region, when the grid that feeds it is that country's or a part of it: a
   * region in the north of Italy gets the figure of Italy, which bears Italy's name.
   */
  @Override
  public Optional<GridZone> zoneOf(Region region) {
    GridZone country = new GridZone(region.country());
    boolean isFedByIt =
        region.zone().equals(country) || region.zone().id().startsWith(country.id() + "-");
    return Optional.of(country).filter(zone -> isFedByIt && covers(zone));
  }

  /** A zone as the service wants to be asked about it. */
  static String code(GridZone country) {
    return country.id().toLowerCase(Locale.ROOT);
  }
}

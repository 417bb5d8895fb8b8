package dev.carbon.region;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A word that stands for many regions in {@code --regions}. Only regions that train are meant. */
public enum RegionGroup {
  ALL,
  US,
  /** Member states of the European Union only: not the United Kingdom, not Switzerland. */
  EU,
  EUROPE,
  ASIA,
  AMERICAS;

  private static final Set<String> EU_MEMBERS =
      Set.of(
          "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
          "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK");

  private static final Set<String> AMERICAN_PREFIXES = Set.of("us", "northamerica", "southamerica");

  /** The group of that name, in lower case. */
  public static Optional<RegionGroup> named(String word) {
    return Arrays.stream(values()).filter(group -> group.word().equals(word)).findFirst();
  }

  /** ISO 3166-1 codes of the member states of the European Union. */
  public static Set<String> euMembers() {
    return EU_MEMBERS;
  }

  /** The name as it is typed. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public boolean contains(Region region) {
    return region.trains() && covers(region);
  }

  /** Whether the region lies there, be it that it trains or not. */
  public boolean covers(Region region) {
    String continent = region.id().value().substring(0, region.id().value().indexOf('-'));
    return switch (this) {
      case ALL -> true;
      case US -> region.country().equals("US");
      case EU -> EU_MEMBERS.contains(region.country());
      case EUROPE -> continent.equals("europe");
      case ASIA -> continent.equals("asia");
      case AMERICAS -> AMERICAN_PREFIXES.contains(continent);
    };
  }
}

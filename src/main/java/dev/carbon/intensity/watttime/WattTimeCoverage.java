package dev.carbon.intensity.watttime;

import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.Place;
import dev.carbon.region.CsvResource;
import dev.carbon.region.CsvResource.Row;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import dev.carbon.region.Regions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The grids of WattTime, by its own names: a bundled table says in which of them a region lies. A
 * zone of Electricity Maps is taken for one only when nothing speaks against their being the same.
 */
final class WattTimeCoverage implements Coverage {
  /** No zone of Electricity Maps looks like this: those begin with two letters and a hyphen. */
  private static final Pattern OWN_NAME = Pattern.compile("[A-Z]{3,}(_.*)?|[A-Z]{2}_.*");

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Regions regions;
  private final Map<RegionId, GridZone> names;

  private WattTimeCoverage(Regions regions, Map<RegionId, GridZone> names) {
    this.regions = regions;
    this.names = Map.copyOf(names);
  }

  /** The table that ships with carbon. */
  static WattTimeCoverage bundled() {
    List<Row> rows = CsvResource.rows(WattTimeCoverage.class, "regions.csv");
    return new WattTimeCoverage(
        Regions.bundled(),
        rows.stream()
            .collect(
                Collectors.toMap(
                    row -> new RegionId(row.text("region")),
                    row -> new GridZone(row.text("watttime_region")))));
  }

  /** Whether it is a name of WattTime's; which of them there are only the service knows. */
  @Override
  public boolean covers(GridZone zone) {
    return OWN_NAME.matcher(zone.id()).matches()
        || regions.all().stream().anyMatch(region -> isShortNameOf(zone, region));
  }

  @Override
  public Optional<GridZone> zoneOf(Region region) {
    return Optional.ofNullable(names.get(region.id()));
  }

  @Override
  public Optional<? extends GridLocation> locationOf(Place place) {
    if (place.region().isPresent()) {
      return zoneOf(place.region().get());
    }
    if (place.location() instanceof GridZone zone && !covers(zone)) {
      return translated(zone);
    }
    return Optional.of(place.location());
  }

  @Override
  public Optional<String> insteadOf(GridZone zone) {
    return Optional.of("it cuts the map in its own way, so name a region instead");
  }

  /** Two letters mean a country, unless they are none: SC is South Carolina, and the Seychelles. */
  private boolean isShortNameOf(GridZone zone, Region region) {
    boolean otherCountry = COUNTRIES.contains(zone.id()) && !region.country().equals(zone.id());
    return zoneOf(region).equals(Optional.of(zone)) && !otherCountry;
  }

  /** The one region of WattTime in which all regions of an Electricity Maps zone lie. */
  private Optional<GridZone> translated(GridZone zone) {
    List<Region> fed = regions.in(zone);
    Set<Optional<GridZone>> candidates = fed.stream().map(this::zoneOf).collect(Collectors.toSet());
    boolean american = fed.stream().anyMatch(region -> region.country().equals("US"));
    return american || candidates.size() != 1
        ? Optional.empty()
        : candidates.iterator().next().filter(name -> isWhole(name, zone));
  }

  /** JP_TK is all of JP-TK, and HQ of CA-QC; IESO_NORTH is but a part of CA-ON. */
  private static boolean isWhole(GridZone name, GridZone zone) {
    int end = name.id().lastIndexOf('_');
    return end < 0 || zone.id().endsWith("-" + name.id().substring(end + 1));
  }
}

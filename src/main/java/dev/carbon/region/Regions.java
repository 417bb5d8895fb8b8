package dev.carbon.region;

import dev.carbon.region.CsvResource.Row;
import dev.carbon.region.Region.Pue;
import java.time.Year;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The regions that carbon knows, in name order. */
public final class Regions {
  private final Map<RegionId, Region> byId;

  /** Regions in the given order; for tests and for {@link #bundled}. */
  public Regions(Collection<Region> regions) {
    Map<RegionId, Region> map = new LinkedHashMap<>();
    regions.forEach(region -> map.put(region.id(), region));
    byId = Collections.unmodifiableMap(map);
  }

  /** The tables that ship with carbon; their heads name sources, licences and dates. */
  public static Regions bundled() {
    Map<String, List<GoogleYear>> years = googleYears();
    return new Regions(
        CsvResource.rows(Regions.class, "regions.csv").stream()
            .map(row -> region(row, years.getOrDefault(row.text("region"), List.of())))
            .toList());
  }

  public Collection<Region> all() {
    return byId.values();
  }

  public Optional<Region> find(RegionId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The region of that name, which must be known. */
  public Region get(RegionId id) {
    return find(id).orElseThrow(() -> new IllegalArgumentException("unknown region " + id));
  }

  /** The regions that a grid zone feeds. */
  public List<Region> in(GridZone zone) {
    return all().stream().filter(region -> region.zone().equals(zone)).toList();
  }

  private static Map<String, List<GoogleYear>> googleYears() {
    return CsvResource.rows(Regions.class, "google_yearly.csv").stream()
        .collect(
            Collectors.groupingBy(
                row -> row.text("region"),
                Collectors.mapping(Regions::googleYear, Collectors.toList())));
  }

  private static GoogleYear googleYear(Row row) {
    return new GoogleYear(
        Year.parse(row.text("year")),
        row.optionalNumber("carbon_free_percent"),
        row.optionalNumber("grams_per_kwh"),
        row.text("accounting").equals("lifecycle"));
  }

  private static Region region(Row row, List<GoogleYear> years) {
    return new Region(
        new RegionId(row.text("region")),
        row.text("place"),
        row.text("country"),
        new Coordinates(row.number("latitude"), row.number("longitude")),
        new GridZone(row.text("grid_zone")),
        new Pue(
            row.number("pue"),
            row.text("pue_basis").equals("campus"),
            row.optional("pue_year").map(Year::parse)),
        row.optional("ewif_off_site")
            .map(offSite -> new Water(row.number("wue_on_site"), Double.parseDouble(offSite))),
        years,
        row.yes("low_carbon"),
        row.yes("public"),
        row.yes("training"));
  }
}

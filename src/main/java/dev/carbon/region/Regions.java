package dev.carbon.region;

import dev.carbon.region.CsvResource.Row;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The regions that carbon knows, in name order. */
public final class Regions {
  private final Map<RegionId, Region> byId;

  /** Regions in the given order; for tests and for {@link #bundled}. */
  public Regions(Collection<Region> regions) {
    Map<RegionId, Region> map = new LinkedHashMap<>();
    regions.forEach(region -> map.put(region.id(), region));
    byId = Collections.unmodifiableMap(map);
  }

  /** The table that ships with carbon; its head names sources, licences and date. */
  public static Regions bundled() {
    return new Regions(
        CsvResource.rows(Regions.class, "regions.csv").stream().map(Regions::region).toList());
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

  private static Region region(Row row) {
    return new Region(
        new RegionId(row.text("region")),
        row.text("place"),
        row.text("country"),
        new Coordinates(row.number("latitude"), row.number("longitude")),
        new GridZone(row.text("grid_zone")),
        row.number("pue"),
        row.text("pue_basis").equals("campus"),
        row.optional("carbon_free_percent").map(Double::valueOf),
        row.yes("public"),
        row.yes("training"));
  }
}

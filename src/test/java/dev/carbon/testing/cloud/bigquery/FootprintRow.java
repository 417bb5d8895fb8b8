package dev.carbon.testing.cloud.bigquery;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of an export, each column by its full name.
 *
 * @param columns null where the export has NULL
 */
public record FootprintRow(Map<String, @Nullable Object> columns) {
  private static final double SCOPE_1 = 1;
  private static final double SCOPE_2_LOCATION = 20;
  private static final double SCOPE_2_MARKET = 3;
  private static final double SCOPE_3 = 10;

  /** A row with 1, 20 (location-based), 3 (market-based) and 10 kg. */
  public static FootprintRow of(String month, String project, String service, String region) {
    Map<String, @Nullable Object> columns = new HashMap<>();
    columns.put("usage_month", month + "-01");
    columns.put("project.id", project);
    columns.put("project.number", "802583874831");
    columns.put("service.description", service);
    columns.put("location.region", region);
    columns.put("carbon_model_version", 14L);
    columns.put("carbon_footprint_kgCO2e.scope1", SCOPE_1);
    columns.put("carbon_footprint_kgCO2e.scope2.location_based", SCOPE_2_LOCATION);
    columns.put("carbon_footprint_kgCO2e.scope2.market_based", SCOPE_2_MARKET);
    columns.put("carbon_footprint_kgCO2e.scope3", SCOPE_3);
    columns.put(
        "carbon_footprint_total_kgCO2e.location_based", SCOPE_1 + SCOPE_2_LOCATION + SCOPE_3);
    return new FootprintRow(columns);
  }

  /** The same with another value in that column. */
  public FootprintRow with(String column, @Nullable Object value) {
    Map<String, @Nullable Object> changed = new HashMap<>(columns);
    changed.put(column, value);
    return new FootprintRow(changed);
  }
}

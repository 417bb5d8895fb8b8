package dev.carbon.testing.cloud.bigquery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table of BigQuery.
 *
 * @param name PROJECT.DATASET.TABLE
 * @param location of its dataset, where alone it can be queried
 * @param columns the type of each, by its full name
 */
public record FakeTable(
    String name, String location, Map<String, String> columns, List<FootprintRow> rows) {

  /** When every table was last written to. */
  public static final Instant CHANGED_AT = Instant.parse("2026-10-15T09:00:00Z");

  /** An export as Google documents it, with more columns than anybody asks for. */
  public static FakeTable export(String name, FootprintRow... rows) {
    Map<String, String> columns = new TreeMap<>();
    columns.put("usage_month", "DATE");
    columns.put("billing_account_id", "STRING");
    columns.put("project.id", "STRING");
    columns.put("project.number", "STRING");
    columns.put("service.description", "STRING");
    columns.put("service.id", "STRING");
    columns.put("location.location", "STRING");
    columns.put("location.region", "STRING");
    columns.put("carbon_model_version", "INTEGER");
    columns.put("carbon_footprint_total_kgCO2e.market_based", "FLOAT");
    columns.put("carbon_footprint_total_kgCO2e.location_based", "FLOAT");
    columns.put("carbon_footprint_kgCO2e.scope1", "FLOAT");
    columns.put("carbon_footprint_kgCO2e.scope2.location_based", "FLOAT");
    columns.put("carbon_footprint_kgCO2e.scope2.market_based", "FLOAT");
    columns.put("carbon_footprint_kgCO2e.scope3", "FLOAT");
    return new FakeTable(name, "EU", columns, List.of(rows));
  }

  /** The same with a column of another type. */
  public FakeTable typed(String column, String type) {
    Map<String, String> changed = new TreeMap<>(columns);
    changed.put(column, type);
    return new FakeTable(name, location, changed, rows);
  }

  /** The same without the columns whose names begin so. */
  public FakeTable without(String prefix) {
    Map<String, String> changed = new TreeMap<>(columns);
    changed.keySet().removeIf(column -> column.startsWith(prefix));
    return new FakeTable(name, location, changed, rows);
  }

  /** What {@code tables.get} answers. */
  ObjectNode description() {
    ObjectNode description = JsonNodeFactory.instance.objectNode();
    description.put("kind", "bigquery#table");
    description.put("type", "TABLE");
    description.put("location", location);
    description.put("lastModifiedTime", Long.toString(CHANGED_AT.toEpochMilli()));
    fields(description.putObject("schema").putArray("fields"), columns);
    return description;
  }

  private static void fields(ArrayNode fields, Map<String, String> types) {
    Map<String, Map<String, String>> records = new LinkedHashMap<>();
    types.forEach(
        (column, type) -> {
          int dot = column.indexOf('.');
          if (dot < 0) {
            fields.addObject().put("name", column).put("type", type).put("mode", "NULLABLE");
          } else {
            records
                .computeIfAbsent(column.substring(0, dot), name -> new TreeMap<>())
                .put(column.substring(dot + 1), type);
          }
        });
    records.forEach(
        (name, inner) ->
            fields(
                fields
                    .addObject()
                    .put("name", name)
                    .put("type", "RECORD")
                    .put("mode", "NULLABLE")
                    .putArray("fields"),
                inner));
  }
}

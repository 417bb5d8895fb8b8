package dev.carbon.export.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.export.TableName;
import dev.carbon.http.StrictJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a table has the columns of a Carbon Footprint export, each of its type: a table of
 * another make must not be taken for one, nor its figures for kilograms.
 *
 * <p>Source of columns, types and unit (kg of CO2 equivalent): "Carbon Footprint export data
 * schema" of Google Cloud's documentation; of {@code lastModifiedTime} (milliseconds since 1970)
 * the description of BigQuery's tables; both read on 2026-11-22. Older exports, of electricity
 * alone, have one number in place of {@code carbon_footprint_kgCO2e}'s parts.
 */
final class ExportSchema {
  private static final Set<String> NUMBER = Set.of("FLOAT", "FLOAT64");
  private static final Set<String> WHOLE = Set.of("INTEGER", "INT64");
  private static final Set<String> TEXT = Set.of("STRING");

  private static final Map<String, Set<String>> COLUMNS =
      Map.ofEntries(
          Map.entry("usage_month", Set.of("DATE")),
          Map.entry("project.id", TEXT),
          Map.entry("project.number", TEXT),
          Map.entry("service.description", TEXT),
          Map.entry("location.region", TEXT),
          Map.entry("carbon_model_version", WHOLE),
          Map.entry("carbon_footprint_kgCO2e.scope1", NUMBER),
          Map.entry("carbon_footprint_kgCO2e.scope2.location_based", NUMBER),
          Map.entry("carbon_footprint_kgCO2e.scope2.market_based", NUMBER),
          Map.entry("carbon_footprint_kgCO2e.scope3", NUMBER),
          Map.entry("carbon_footprint_total_kgCO2e.location_based", NUMBER));

  private ExportSchema() {}

  /**
   * Checks the answer of {@code tables.get} and gives what else it says of the table.
   *
   * @throws CarbonException CONFIGURATION when it is no such export; UPSTREAM when it is no answer
   */
  static TableFacts check(TableName table, JsonNode answer) {
    JsonNode fields = answer.path("schema").path("fields");
    Optional<String> location = StrictJson.optionalText(answer, "location");
    if (location.isEmpty() || !fields.isArray()) {
      throw new CarbonException(
          ErrorKind.UPSTREAM,
          "BigQuery's description of " + table + " has no location or columns",
          Refusals.LATER);
    }
    Map<String, String> columns = new TreeMap<>();
    flatten("", fields, columns);
    List<String> wrong = new ArrayList<>();
    new TreeMap<>(COLUMNS).forEach((name, types) -> check(name, types, columns, wrong));
    if (!wrong.isEmpty()) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION,
          "--table: " + table + " is no Carbon Footprint export: " + String.join(", ", wrong),
          "name the table carbon_footprint of the export; an export of electricity alone has to be"
              + " set up anew");
    }
    return new TableFacts(location.get(), changedAt(answer));
  }

  /** Of a view only the change of its definition is told, which says nothing of the figures. */
  private static Optional<Instant> changedAt(JsonNode answer) {
    return StrictJson.optionalText(answer, "lastModifiedTime")
        .filter(text -> answer.path("type").asText().equals("TABLE"))
        .filter(text -> text.matches("[0-9]{1,15}"))
        .map(text -> Instant.ofEpochMilli(Long.parseLong(text)));
  }

  private static void check(
      String name, Set<String> types, Map<String, String> columns, List<String> wrong) {
    String type = columns.get(name);
    if (type == null) {
      wrong.add("no column " + name);
    } else if (!types.contains(type)) {
      wrong.add(name + " is no " + types.stream().sorted().findFirst().orElseThrow());
    }
  }

  /** A column within a record bears its name; one of many values is not what is expected. */
  private static void flatten(String prefix, JsonNode fields, Map<String, String> columns) {
    for (JsonNode field : fields) {
      String name = prefix + field.path("name").asText();
      boolean many = field.path("mode").asText().equals("REPEATED");
      columns.put(name, many ? "REPEATED" : field.path("type").asText());
      if (!many) {
        flatten(name + ".", field.path("fields"), columns);
      }
    }
  }
}

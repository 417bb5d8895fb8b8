package dev.carbon.export.bigquery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.carbon.export.ExportQuestion;
import dev.carbon.export.Grouping;
import java.time.Duration;
import java.util.List;

/**
 * The one query: sums by month, group and whether they are of the project asked about. What comes
 * from outside goes in as a parameter; the name of the table, which cannot, has been checked.
 *
 * <p>SUM passes over NULL, so that a sum with a NULL in it would look whole: it becomes NULL too.
 *
 * <p>Source: "Method: jobs.query" and "QueryRequest" of BigQuery's REST reference, read on
 * 2026-11-22.
 */
final class ExportQuery {
  /** The columns of the result, in order. */
  static final List<String> COLUMNS =
      List.of(
          "month",
          "label",
          "ours",
          "scope1",
          "scope2_location",
          "scope2_market",
          "scope3",
          "total_location",
          "oldest_version",
          "newest_version",
          "unversioned");

  private static final String MONTH = "FORMAT_DATE('%Y-%m', usage_month)";

  private final ExportQuestion question;

  ExportQuery(ExportQuestion question) {
    this.question = question;
  }

  /**
   * The body for {@code jobs.query}.
   *
   * @param location of the dataset, where the query has to run
   * @param pageSize rows a page at most
   * @param patience for how long the service may hold an answer back
   * @param mostBytes that may be billed; a query that needs more fails and costs nothing
   * @param timeout after which the service gives the query up
   */
  ObjectNode body(
      String location, int pageSize, Duration patience, long mostBytes, Duration timeout) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("query", text());
    body.put("useLegacySql", false);
    body.put("parameterMode", "NAMED");
    ArrayNode parameters = body.putArray("queryParameters");
    parameter(parameters, "first", "DATE", question.months().first().atDay(1).toString());
    parameter(parameters, "last", "DATE", question.months().last().atEndOfMonth().toString());
    parameter(parameters, "project", "STRING", question.project());
    body.put("location", location);
    body.put("maxResults", pageSize);
    body.put("timeoutMs", patience.toMillis());
    // 64-bit numbers travel as text.
    body.put("maximumBytesBilled", Long.toString(mostBytes));
    body.put("jobTimeoutMs", Long.toString(timeout.toMillis()));
    return body;
  }

  private String text() {
    return String.join(
        "\n",
        "SELECT " + MONTH + " AS month,",
        "  " + label(question.grouping()) + " AS label,",
        "  IFNULL(project.id = @project, FALSE) AS ours,",
        "  " + sum("carbon_footprint_kgCO2e.scope1") + " AS scope1,",
        "  " + sum("carbon_footprint_kgCO2e.scope2.location_based") + " AS scope2_location,",
        "  " + sum("carbon_footprint_kgCO2e.scope2.market_based") + " AS scope2_market,",
        "  " + sum("carbon_footprint_kgCO2e.scope3") + " AS scope3,",
        "  " + sum("carbon_footprint_total_kgCO2e.location_based") + " AS total_location,",
        "  MIN(carbon_model_version) AS oldest_version,",
        "  MAX(carbon_model_version) AS newest_version,",
        "  COUNTIF(carbon_model_version IS NULL) AS unversioned",
        "FROM `" + question.table() + "`",
        "WHERE usage_month BETWEEN @first AND @last",
        "GROUP BY month, label, ours",
        "ORDER BY month, label, ours");
  }

  private static String sum(String column) {
    return "IF(COUNTIF(" + column + " IS NULL) > 0, NULL, SUM(" + column + "))";
  }

  private static String label(Grouping grouping) {
    return switch (grouping) {
      // The month again, as there is nothing else to tell apart.
      case MONTH -> MONTH;
      case SERVICE -> "NULLIF(service.description, '')";
      case REGION -> "NULLIF(location.region, '')";
      // The id of a project that was deleted is NULL, its number stays.
      case PROJECT -> "IFNULL(NULLIF(project.id, ''), NULLIF(project.number, ''))";
    };
  }

  private static void parameter(ArrayNode list, String name, String type, String value) {
    ObjectNode parameter = list.addObject();
    parameter.put("name", name);
    parameter.putObject("parameterType").put("type", type);
    parameter.putObject("parameterValue").put("value", value);
  }
}

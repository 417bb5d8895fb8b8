package dev.carbon.export.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.http.StrictJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An answer about a query: that it is not done, or a page of its result.
 *
 * @param totalRows of the whole result; 0 while it is not done
 * @param token of the next page; empty on the last
 */
record QueryPage(
    QueryJob job, boolean isComplete, long totalRows, List<JsonNode> rows, Optional<String> token) {
  /** What is left to do about an answer that cannot be used. */
  static final String OTHER_MONTHS =
      "try again later, or ask for fewer months with --since and --until";

  QueryPage {
    rows = List.copyOf(rows);
  }

  /**
   * Reads the answer.
   *
   * @throws CarbonException UPSTREAM when it is none
   */
  static QueryPage of(JsonNode answer) {
    boolean isComplete =
        StrictJson.optionalBoolean(answer, "jobComplete")
            .orElseThrow(() -> unusable("it does not say whether the query is done"));
    QueryJob job =
        QueryJob.of(answer).orElseThrow(() -> unusable("it has no reference of the query"));
    if (!isComplete) {
      return new QueryPage(job, false, 0, List.of(), Optional.empty());
    }
    checkColumns(answer.path("schema").path("fields"));
    List<JsonNode> rows = new ArrayList<>();
    answer.path("rows").forEach(rows::add);
    return new QueryPage(
        job, true, totalRows(answer), rows, StrictJson.optionalText(answer, "pageToken"));
  }

  private static long totalRows(JsonNode answer) {
    String text = answer.path("totalRows").asText();
    if (!text.matches("[0-9]{1,6}")) {
      throw unusable("it does not say how many rows there are, or more than any export has");
    }
    return Long.parseLong(text);
  }

  private static void checkColumns(JsonNode fields) {
    List<String> names = new ArrayList<>();
    fields.forEach(field -> names.add(field.path("name").asText()));
    if (!names.equals(ExportQuery.COLUMNS)) {
      throw unusable("its columns are not those that were asked for");
    }
  }

  /** An answer that says something else than was asked for. */
  static CarbonException unusable(String why) {
    return new CarbonException(
        ErrorKind.UPSTREAM, "BigQuery's answer cannot be used: " + why, OTHER_MONTHS);
  }
}

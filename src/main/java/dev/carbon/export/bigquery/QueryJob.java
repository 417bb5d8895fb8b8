package dev.carbon.export.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.carbon.export.TableName;
import dev.carbon.http.StrictJson;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A query that was begun, by the reference that BigQuery gave it, which becomes part of an address.
 *
 * @param project its id
 * @param id letters, digits, {@code _} and {@code -}
 * @param location letters, digits and {@code -}
 */
record QueryJob(String project, String id, String location) {
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_-]{1,1024}");

  /** The reference of an answer; empty when it has none that can be used. */
  static Optional<QueryJob> of(JsonNode answer) {
    JsonNode reference = answer.path("jobReference");
    Optional<String> project =
        StrictJson.optionalText(reference, "projectId").filter(TableName::isProject);
    Optional<String> id = word(reference, "jobId");
    Optional<String> location = word(reference, "location");
    return project.flatMap(
        in -> id.flatMap(name -> location.map(place -> new QueryJob(in, name, place))));
  }

  /** Where its result is. */
  String path() {
    return "/bigquery/v2/projects/" + project + "/queries/" + id;
  }

  private static Optional<String> word(JsonNode reference, String field) {
    return StrictJson.optionalText(reference, field).filter(text -> WORD.matcher(text).matches());
  }
}

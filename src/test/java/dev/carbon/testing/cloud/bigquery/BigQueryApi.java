package dev.carbon.testing.cloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.carbon.testing.cloud.rest.RestCall;
import dev.carbon.testing.cloud.script.CallPlayer;
import dev.carbon.testing.cloud.script.RecordedCall;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tables.get}, {@code jobs.query} and {@code jobs.getQueryResults} of BigQuery v2. */
public record BigQueryApi(QueryBook book, CallPlayer player) implements HttpHandler {
  private static final String PROJECT = "/bigquery/v2/projects/([^/]+)";
  private static final Pattern TABLE =
      Pattern.compile(PROJECT + "/datasets/([^/]+)/tables/([^/]+)");
  private static final Pattern QUERIES = Pattern.compile(PROJECT + "/queries");
  private static final Pattern RESULTS = Pattern.compile(PROJECT + "/queries/([^/]+)");

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    RestCall call = new RestCall(exchange);
    Optional<Matcher> table = call.match("GET", TABLE);
    Optional<Matcher> query = call.match("POST", QUERIES);
    Optional<Matcher> results = call.match("GET", RESULTS);
    if (table.isPresent()) {
      describe(call, table.get());
    } else if (query.isPresent()) {
      begin(call, query.get().group(1));
    } else if (results.isPresent()) {
      look(call, results.get().group(2));
    } else {
      call.refuse();
    }
  }

  private void describe(RestCall call, Matcher table) {
    Map<String, String> detail = call.detail();
    String name = table.group(1) + "." + table.group(2) + "." + table.group(3);
    detail.put("table", name);
    play("tables.get", detail, () -> book.describe(name), call);
  }

  private void begin(RestCall call, String project) throws IOException {
    Map<String, String> detail = call.detail();
    JsonNode body = call.body();
    detail.put("project", project);
    body.properties().forEach(each -> detail.put(each.getKey(), text(each.getValue())));
    play("jobs.query", detail, () -> book.begin(project, body), call);
  }

  private void look(RestCall call, String job) {
    Map<String, String> detail = call.detail();
    int rows = Integer.parseInt(detail.getOrDefault("maxResults", "1000"));
    Optional<String> page = Optional.ofNullable(detail.get("pageToken"));
    play("jobs.getQueryResults", detail, () -> book.look(job, rows, page), call);
  }

  private void play(
      String operation, Map<String, String> detail, Supplier<ObjectNode> effect, RestCall call) {
    player.play(
        RecordedCall.BIGQUERY, operation, detail, () -> effect.get().toString(), call.reply());
  }

  private static String text(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }
}

package dev.carbon.testing.cloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tables of BigQuery, and the queries that were begun. Safe for use by many threads. */
public final class QueryBook {
  private final Map<String, FakeTable> tables = new HashMap<>();
  private final Map<String, Query> queries = new HashMap<>();
  private int mostRows = Integer.MAX_VALUE;
  private int unfinishedAnswers;
  private boolean forgetful;

  private static final class Query {
    private final String project;
    private final FakeTable table;
    private final FakeQuery query;
    private int unfinished;

    private Query(String project, FakeTable table, FakeQuery query, int unfinished) {
      this.project = project;
      this.table = table;
      this.query = query;
      this.unfinished = unfinished;
    }
  }

  public synchronized void plant(FakeTable table) {
    tables.put(table.name(), table);
  }

  /** From now on a page has at most so many rows, however many were asked for. */
  public synchronized void pagesOf(int rows) {
    mostRows = rows;
  }

  /** From now on no page says that there is another. */
  public synchronized void forgetPages() {
    forgetful = true;
  }

  /** Queries that are begun from now on are not done at so many looks. */
  public synchronized void unfinishedFor(int answers) {
    unfinishedAnswers = answers;
  }

  synchronized ObjectNode describe(String name) {
    return table(name).description();
  }

  /** What {@code jobs.query} answers. */
  synchronized ObjectNode begin(String project, JsonNode body) {
    if (body.path("useLegacySql").asBoolean(true)) {
      throw new IllegalArgumentException("Encountered \" \" at line 1: this is legacy SQL");
    }
    FakeQuery query = new FakeQuery(body);
    FakeTable table = table(query.table());
    if (!body.path("location").asText().equals(table.location())) {
      throw new NoSuchElementException("Not found: Dataset was not found in this location");
    }
    String id = "job_" + (queries.size() + 1);
    queries.put(id, new Query(project, table, query, unfinishedAnswers));
    return look(id, body.path("maxResults").asInt(), Optional.empty());
  }

  /** What {@code jobs.getQueryResults} answers. */
  synchronized ObjectNode look(String id, int maxResults, Optional<String> token) {
    Query query = Optional.ofNullable(queries.get(id)).orElseThrow();
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer
        .putObject("jobReference")
        .put("projectId", query.project)
        .put("jobId", id)
        .put("location", query.table.location());
    if (query.unfinished > 0) {
      query.unfinished--;
      return answer.put("jobComplete", false);
    }
    fillPage(answer, query, Math.min(maxResults, mostRows), token.map(Integer::parseInt).orElse(0));
    if (forgetful) {
      answer.remove("pageToken");
    }
    return answer;
  }

  private static void fillPage(ObjectNode answer, Query query, int size, int from) {
    List<List<@Nullable String>> rows = query.query.result(query.table.rows());
    int to = Math.min(rows.size(), from + size);
    answer.put("jobComplete", true);
    answer.put("totalRows", Integer.toString(rows.size()));
    ArrayNode fields = answer.putObject("schema").putArray("fields");
    query.query.names().forEach(name -> fields.addObject().put("name", name));
    ArrayNode list = answer.putArray("rows");
    for (List<@Nullable String> row : new ArrayList<>(rows.subList(from, to))) {
      ArrayNode cells = list.addObject().putArray("f");
      row.forEach(cell -> cells.addObject().put("v", cell));
    }
    if (to < rows.size()) {
      answer.put("pageToken", Integer.toString(to));
    }
  }

  private FakeTable table(String name) {
    return Optional.ofNullable(tables.get(name))
        .orElseThrow(() -> new NoSuchElementException("Not found: Table " + name));
  }
}

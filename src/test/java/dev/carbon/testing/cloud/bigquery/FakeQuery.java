package dev.carbon.testing.cloud.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * As much of SQL as sums over an export take: the columns of the SELECT, each on a line of its own,
 * by what they say. SUM passes over NULL, as it does there.
 */
final class FakeQuery {
  private static final Pattern TABLE = Pattern.compile("FROM `([^`]+)`");
  private static final Pattern COLUMN = Pattern.compile("\\s*(?:SELECT )?(.+) AS (\\w+),?");
  private static final Pattern WHOLE_SUM =
      Pattern.compile("IF\\(COUNTIF\\((\\S+) IS NULL\\) > 0, NULL, SUM\\(\\1\\)\\)");
  private static final Pattern CALL = Pattern.compile("(SUM|MIN|MAX)\\((\\S+)\\)");
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_]\\w*(?:\\.\\w+)*");

  private final String text;
  private final Map<String, String> parameters = new LinkedHashMap<>();
  private final Map<String, String> columns = new LinkedHashMap<>();

  FakeQuery(JsonNode body) {
    text = body.path("query").asText();
    body.path("queryParameters")
        .forEach(
            each ->
                parameters.put(
                    each.path("name").asText(),
                    each.path("parameterValue").path("value").asText()));
    String select = text.substring(0, text.indexOf("\nFROM"));
    for (String line : select.lines().toList()) {
      Matcher column = COLUMN.matcher(line);
      if (!column.matches()) {
        throw new IllegalArgumentException("Syntax error: " + line);
      }
      columns.put(column.group(2), column.group(1));
    }
  }

  String table() {
    Matcher table = TABLE.matcher(text);
    return table.find() ? table.group(1) : "";
  }

  List<String> names() {
    return List.copyOf(columns.keySet());
  }

  /** The rows of the result, each cell as BigQuery writes it; null for NULL. */
  List<List<@Nullable String>> result(List<FootprintRow> rows) {
    Map<List<@Nullable String>, List<FootprintRow>> groups = new LinkedHashMap<>();
    for (FootprintRow row : rows) {
      String month = (String) Objects.requireNonNull(row.columns().get("usage_month"));
      if (month.compareTo(parameter("first")) >= 0 && month.compareTo(parameter("last")) <= 0) {
        List<@Nullable String> key = new ArrayList<>();
        key.add(month.substring(0, "2026-01".length()));
        key.add(label(row));
        key.add(Boolean.toString(parameter("project").equals(row.columns().get("project.id"))));
        groups.computeIfAbsent(key, each -> new ArrayList<>()).add(row);
      }
    }
    return groups.entrySet().stream()
        .map(each -> cells(each.getKey(), each.getValue()))
        .sorted(Comparator.comparing(String::valueOf))
        .toList();
  }

  private String parameter(String name) {
    return Objects.requireNonNull(parameters.get(name), () -> "no parameter " + name);
  }

  /** The first column of the row that the expression names and that says something. */
  private @Nullable String label(FootprintRow row) {
    Matcher name = NAME.matcher(Objects.requireNonNull(columns.get("label")));
    while (name.find()) {
      @Nullable Object value = row.columns().get(name.group());
      if (value != null && !value.equals("")) {
        return value.toString();
      }
    }
    return null;
  }

  private List<@Nullable String> cells(List<@Nullable String> key, List<FootprintRow> rows) {
    List<@Nullable String> cells = new ArrayList<>(key);
    columns.values().stream().skip(key.size()).forEach(each -> cells.add(value(each, rows)));
    return cells;
  }

  private static @Nullable String value(String expression, List<FootprintRow> rows) {
    Matcher whole = WHOLE_SUM.matcher(expression);
    if (whole.matches()) {
      String column = whole.group(1);
      return rows.stream().anyMatch(row -> row.columns().get(column) == null)
          ? null
          : number("SUM", column, rows);
    }
    Matcher call = CALL.matcher(expression);
    if (call.matches()) {
      return number(call.group(1), call.group(2), rows);
    }
    Matcher nulls = Pattern.compile("COUNTIF\\((\\S+) IS NULL\\)").matcher(expression);
    if (nulls.matches()) {
      return Long.toString(
          rows.stream().filter(row -> row.columns().get(nulls.group(1)) == null).count());
    }
    throw new IllegalArgumentException("Syntax error: " + expression);
  }

  private static @Nullable String number(String call, String column, List<FootprintRow> rows) {
    List<Number> values =
        rows.stream()
            .map(row -> row.columns().get(column))
            .filter(Number.class::isInstance)
            .map(Number.class::cast)
            .toList();
    if (values.isEmpty()) {
      return null;
    }
    double[] numbers = values.stream().mapToDouble(Number::doubleValue).sorted().toArray();
    double result =
        switch (call) {
          case "MIN" -> numbers[0];
          case "MAX" -> numbers[numbers.length - 1];
          default -> values.stream().mapToDouble(Number::doubleValue).sum();
        };
    return values.get(0) instanceof Long ? Long.toString((long) result) : Double.toString(result);
  }
}

package dev.carbon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.carbon.terminal.Terminal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Prints a document for programs: as it is, or as a table of comma-separated values. */
public final class DocumentPrinter {
  private static final CsvMapper MAPPER =
      CsvMapper.csvBuilder().enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING).build();
  private static final Pattern FORMULA = Pattern.compile("[=+\\-@\t\r]");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?[0-9]+(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");
  private static final String NOTES = "notes";
  private static final String VERSION = "schemaVersion";

  private final Terminal terminal;
  private final boolean csv;
  private final List<String> lists;

  private DocumentPrinter(Terminal terminal, boolean csv, List<String> lists) {
    this.terminal = terminal;
    this.csv = csv;
    this.lists = lists;
  }

  /** Prints the whole document. */
  public static DocumentPrinter json(Terminal terminal) {
    return new DocumentPrinter(terminal, false, List.of());
  }

  /**
   * Prints a header and a row for each entry of the named lists of the document, one list after the
   * other, or one row for the document when no list is named. A column is a key, of a nested object
   * with a dot between; the single values of the document stand in each row, unless an entry has a
   * key of that name, which means something else; what is unknown is empty; the document's notes
   * are told beside it; a list of single values is joined with semicolons, any other within a row
   * is left out. Text that a spreadsheet would take for a formula, such as the name of a file that
   * begins with {@code =}, has an apostrophe before it; numbers stay as they are.
   */
  public static DocumentPrinter csv(Terminal terminal, String... lists) {
    return new DocumentPrinter(terminal, true, List.of(lists));
  }

  /** Prints a document made by {@link JsonDocument#create}. */
  public void print(ObjectNode document) {
    if (csv) {
      terminal.result(table(document).stripTrailing());
      document.path(NOTES).forEach(note -> terminal.tell("Note: " + note.asText()));
    } else {
      terminal.result(JsonDocument.print(document));
    }
  }

  private String table(ObjectNode document) {
    Map<String, String> common = new LinkedHashMap<>();
    document
        .properties()
        .forEach(
            field -> {
              if (!field.getKey().equals(VERSION)
                  && (lists.isEmpty() || field.getValue().isValueNode())) {
                flatten(field.getKey(), field.getValue(), common);
              }
            });
    List<Map<String, String>> rows = new ArrayList<>();
    for (String list : lists) {
      for (JsonNode entry : document.path(list)) {
        entry.fieldNames().forEachRemaining(common::remove);
      }
    }
    for (String list : lists) {
      for (JsonNode entry : document.path(list)) {
        Map<String, String> row = new LinkedHashMap<>(common);
        entry.properties().forEach(each -> flatten(each.getKey(), each.getValue(), row));
        rows.add(row);
      }
    }
    return write(lists.isEmpty() ? List.of(common) : rows);
  }

  private static void flatten(String key, JsonNode value, Map<String, String> row) {
    if (value.isObject()) {
      value
          .properties()
          .forEach(field -> flatten(key + "." + field.getKey(), field.getValue(), row));
    } else if (value.isArray()) {
      flattenList(key, value, row);
    } else {
      row.put(key, value.isNull() ? "" : value.asText());
    }
  }

  private static void flattenList(String key, JsonNode list, Map<String, String> row) {
    List<String> words = new ArrayList<>();
    list.forEach(each -> words.add(each.isValueNode() ? each.asText() : ""));
    if (!words.contains("")) {
      row.put(key, String.join(";", words));
    }
  }

  private static String write(List<Map<String, String>> rows) {
    Set<String> columns = new LinkedHashSet<>();
    rows.forEach(row -> columns.addAll(row.keySet()));
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setColumnSeparator(',');
    columns.forEach(column -> schema.addColumn(harmless(column)));
    List<Map<String, String>> cells = new ArrayList<>();
    for (Map<String, String> row : rows) {
      Map<String, String> harmless = new LinkedHashMap<>();
      row.forEach((column, text) -> harmless.put(harmless(column), harmless(text)));
      cells.add(harmless);
    }
    try {
      return MAPPER.writer(schema.build()).writeValueAsString(cells);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("rows of text can always be printed", e);
    }
  }

  private static String harmless(String text) {
    boolean formula = FORMULA.matcher(text).lookingAt() && !NUMBER.matcher(text).matches();
    return formula ? "'" + text : text;
  }
}

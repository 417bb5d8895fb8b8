package dev.carbon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A document as rows of text, see {@link DocumentPrinter#csv}. Each row is made when it is its
 * turn, so that many take no room.
 */
final class CsvRows {
  private static final String VERSION = "schemaVersion";

  private final ObjectNode document;
  private final List<String> lists;
  private final Map<String, String> common = new LinkedHashMap<>();
  private final Set<String> columns;
  private boolean empty;

  /**
   * @param lists whose entries are the rows; without any the document is the one row
   */
  CsvRows(ObjectNode document, List<String> lists) {
    this.document = document;
    this.lists = lists;
    document
        .properties()
        .forEach(
            field -> {
              boolean single = field.getValue().isValueNode() && !lists.contains(field.getKey());
              if (!field.getKey().equals(VERSION) && (lists.isEmpty() || single)) {
                flatten(field.getKey(), field.getValue(), common);
              }
            });
    this.empty = !lists.isEmpty();
    Set<String> own = new LinkedHashSet<>();
    forEachEntry(
        entry -> {
          empty = false;
          entry.fieldNames().forEachRemaining(common::remove);
          own.addAll(flat(entry).keySet());
        });
    this.columns = new LinkedHashSet<>(common.keySet());
    columns.addAll(own);
  }

  /** The columns of all rows, in the order in which they turn up. */
  Set<String> columns() {
    return columns;
  }

  /** Whether there is no row, and so no column either. */
  boolean isEmpty() {
    return empty;
  }

  /** Hands over one row after the other. */
  void forEach(Consumer<Map<String, String>> taker) {
    if (lists.isEmpty()) {
      taker.accept(common);
    }
    forEachEntry(entry -> taker.accept(row(entry)));
  }

  private void forEachEntry(Consumer<JsonNode> taker) {
    lists.forEach(list -> JsonDocument.entries(document.path(list)).forEach(taker));
  }

  private Map<String, String> row(JsonNode entry) {
    Map<String, String> row = new LinkedHashMap<>(common);
    row.putAll(flat(entry));
    return row;
  }

  private static Map<String, String> flat(JsonNode entry) {
    Map<String, String> flat = new LinkedHashMap<>();
    entry.properties().forEach(each -> flatten(each.getKey(), each.getValue(), flat));
    return flat;
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
}

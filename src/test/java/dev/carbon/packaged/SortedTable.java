package dev.carbon.packaged;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The table of runs on a page, as somebody uses it who clicks on its columns. */
record SortedTable(BrowserPage page) {
  static final Comparator<JsonNode> NUMBERS = Comparator.comparingDouble(JsonNode::asDouble);
  static final Comparator<JsonNode> TEXTS = Comparator.comparing(JsonNode::asText);

  private static final String ROWS = "[...document.getElementById('runs').tBodies[0].rows]";

  void click(String column) {
    page.evaluate(head(column) + ".querySelector('button').click()");
  }

  /** How a column says that it is sorted. */
  String order(String column) {
    return page.evaluate(head(column) + ".getAttribute('aria-sort') || 'none'").asText();
  }

  void showAll() {
    page.evaluate("document.getElementById('more-runs').click()");
  }

  /** How many rows one sees. */
  int shown() {
    return page.evaluate(ROWS + ".filter((row) => row.getClientRects().length > 0).length").asInt();
  }

  /** Fails unless the rows stand in that order, and those of which nothing is known after them. */
  void assertSorted(String column, Comparator<JsonNode> order) {
    List<JsonNode> keys = new ArrayList<>();
    page.evaluate(
            ROWS + ".map((row) => row.cells[" + head(column) + ".cellIndex].dataset.key ?? null)")
        .forEach(keys::add);
    assertEquals(
        keys.stream().sorted(Comparator.comparing(JsonNode::isNull).thenComparing(order)).toList(),
        keys,
        column);
  }

  private static String head(String column) {
    return "[...document.querySelectorAll('#runs th')].find((each) => each.textContent === '"
        + column
        + "')";
  }
}

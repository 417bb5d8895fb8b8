package dev.carbon.intensity.trace;

import dev.carbon.intensity.Accounting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the columns of a trace stand in a row, by the head of the file. Other columns are ignored.
 */
final class Columns {
  static final String TIME = "ts_utc";
  static final String LIFECYCLE = "ci_lca_g_per_kwh";
  static final String DIRECT = "ci_direct_g_per_kwh";
  static final String FILLED = "filled";
  static final String ZONE = "zone";

  private static final List<String> NEEDED = List.of(TIME, LIFECYCLE, DIRECT);
  private static final List<String> KNOWN = List.of(TIME, LIFECYCLE, DIRECT, FILLED, ZONE);

  private final List<String> head;

  /**
   * @throws NotATrace when a column that is needed is not there, or one is there twice
   */
  Columns(List<String> head) throws NotATrace {
    this.head = List.copyOf(head);
    List<String> missing = new ArrayList<>(NEEDED);
    missing.removeAll(head);
    if (!missing.isEmpty()) {
      throw new NotATrace(
          "the head names no column "
              + String.join(" nor ", missing)
              + "; a trace has the columns "
              + String.join(", ", NEEDED)
              + ", separated by commas, and empty cells where nothing is known");
    }
    for (String column : KNOWN) {
      if (head.indexOf(column) != head.lastIndexOf(column)) {
        throw new NotATrace("the head names the column " + column + " twice");
      }
    }
  }

  static String of(Accounting accounting) {
    return switch (accounting) {
      case LIFECYCLE -> LIFECYCLE;
      case DIRECT -> DIRECT;
    };
  }

  /** How many cells a row has. */
  int count() {
    return head.size();
  }

  boolean has(String column) {
    return head.contains(column);
  }

  /** The cell of a column; empty when there is no such column, or nothing in the cell. */
  Optional<String> cell(List<String> row, String column) {
    int index = head.indexOf(column);
    return index < 0 ? Optional.empty() : Optional.of(row.get(index)).filter(c -> !c.isEmpty());
  }
}

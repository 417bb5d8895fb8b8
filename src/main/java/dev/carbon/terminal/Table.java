package dev.carbon.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows in columns; numbers to the right, words to the left. */
public final class Table {
  private static final String GAP = "  ";

  private final List<Column> columns = new ArrayList<>();
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a column of words. */
  public Table words(String title) {
    columns.add(new Column(title, false));
    return this;
  }

  /** Adds a column of numbers. */
  public Table numbers(String title) {
    columns.add(new Column(title, true));
    return this;
  }

  /** Adds a row with one cell for each column. */
  public Table row(String... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(cells.length + " cells in " + columns.size() + " columns");
    }
    rows.add(Arrays.stream(cells).map(SafeText::line).toList());
    return this;
  }

  /**
   * The lines, the titles first.
   *
   * @param titleStyle applied to the line of titles
   */
  public List<String> lines(UnaryOperator<String> titleStyle) {
    List<String> lines = new ArrayList<>();
    lines.add(titleStyle.apply(line(columns.stream().map(Column::title).toList())));
    rows.forEach(row -> lines.add(line(row)));
    return lines;
  }

  /** How many characters the longest line has. */
  public int width() {
    return lines(UnaryOperator.identity()).stream().mapToInt(Table::length).max().orElse(0);
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(width(i) - length(cells.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).number() ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private int width(int column) {
    int width = length(columns.get(column).title());
    for (List<String> row : rows) {
      width = Math.max(width, length(row.get(column)));
    }
    return width;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private record Column(String title, boolean number) {}
}

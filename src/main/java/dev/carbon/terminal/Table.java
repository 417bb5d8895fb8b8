package dev.carbon.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows in columns; numbers to the right, words to the left. */
public final class Table {
  private static final String GAP = "  ";

  /** Between the cells of a row, none of which holds one: a row is one text, so that many fit. */
  private static final String SEPARATOR = "\n";

  private final List<Column> columns = new ArrayList<>();
  private final List<String> rows = new ArrayList<>();

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
    rows.add(Arrays.stream(cells).map(SafeText::line).collect(Collectors.joining(SEPARATOR)));
    return this;
  }

  /**
   * The lines, the titles first.
   *
   * @param titleStyle applied to the line of titles
   */
  public List<String> lines(UnaryOperator<String> titleStyle) {
    return stream(titleStyle).toList();
  }

  /** The same lines, each made when it is its turn. */
  public Stream<String> stream(UnaryOperator<String> titleStyle) {
    int[] widths = widths();
    String titles = titleStyle.apply(line(columns.stream().map(Column::title).toList(), widths));
    return Stream.concat(Stream.of(titles), rows.stream().map(row -> line(cells(row), widths)));
  }

  /** How many characters the longest line has. */
  public int width() {
    return stream(UnaryOperator.identity()).mapToInt(Table::length).max().orElse(0);
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      String padding = " ".repeat(widths[i] - length(cells.get(i)));
      line.append(i == 0 ? "" : GAP);
      line.append(columns.get(i).number() ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private int[] widths() {
    int[] widths = columns.stream().mapToInt(column -> length(column.title())).toArray();
    for (String row : rows) {
      List<String> cells = cells(row);
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], length(cells.get(i)));
      }
    }
    return widths;
  }

  private static List<String> cells(String row) {
    return List.of(row.split(SEPARATOR, -1));
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private record Column(String title, boolean number) {}
}

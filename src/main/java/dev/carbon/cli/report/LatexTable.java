package dev.carbon.cli.report;

import dev.carbon.cli.report.Account.RunTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A table over as many pages as it takes, its columns as wide as what stands in them. */
final class LatexTable {
  private static final int NARROWEST = 5;
  private static final int WIDEST = 14;
  private static final Pattern WORDS = Pattern.compile("[ ]+");
  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9-]{20,}");
  private static final Pattern PIECES = Pattern.compile("(?<=\\G.{" + WIDEST + "})");

  private LatexTable() {}

  /**
   * Its lines.
   *
   * @param label that the paper refers to it by: letters, digits and hyphens
   */
  static List<String> lines(RunTable table, String caption, String label) {
    List<String> lines = new ArrayList<>();
    String titles = row(table.columns());
    lines.add("\\begin{longtable}{" + columns(table) + "}");
    lines.add("\\caption{" + text(caption) + "}\\label{tab:" + label + "}\\\\");
    lines.addAll(List.of("\\toprule", titles, "\\midrule", "\\endfirsthead"));
    lines.addAll(List.of("\\toprule", titles, "\\midrule", "\\endhead"));
    lines.addAll(List.of("\\bottomrule", "\\endfoot"));
    table.rows().forEach(row -> lines.add(row(row)));
    lines.add("\\end{longtable}");
    return lines;
  }

  /** A cell or a sentence; a long name in it may be broken where the line ends. */
  static String text(String plain) {
    StringBuilder latex = new StringBuilder();
    Matcher longWord = LONG_WORD.matcher(plain);
    int at = 0;
    while (longWord.find()) {
      latex.append(LatexText.of(plain.substring(at, longWord.start())));
      latex.append(
          PIECES
              .splitAsStream(longWord.group())
              .map(LatexText::of)
              .collect(Collectors.joining("\\allowbreak{}")));
      at = longWord.end();
    }
    return latex
        .append(LatexText.of(plain.substring(at)))
        .toString()
        .replace("CO2eq", "CO\\textsubscript{2}eq");
  }

  private static String row(List<String> cells) {
    return cells.stream().map(LatexTable::text).collect(Collectors.joining(" & ", "", " \\\\"));
  }

  private static String columns(RunTable table) {
    int[] widths = IntStream.range(0, table.columns().size()).map(i -> width(table, i)).toArray();
    double all = IntStream.of(widths).sum();
    return IntStream.of(widths)
        .mapToObj(
            width ->
                String.format(
                    Locale.ROOT,
                    ">{\\raggedright\\arraybackslash}p{\\dimexpr %.3f\\linewidth-2\\tabcolsep\\relax}",
                    width / all))
        .collect(Collectors.joining());
  }

  /** Of the longest word in the column, in letters. */
  private static int width(RunTable table, int column) {
    int longest =
        Stream.concat(Stream.of(table.columns()), table.rows().stream())
            .flatMap(cells -> WORDS.splitAsStream(cells.get(column)))
            .mapToInt(String::length)
            .max()
            .orElse(0);
    return Math.max(NARROWEST, Math.min(longest, WIDEST));
  }
}

package dev.carbon.terminal;

/** A line of numbers as a line of bars, one character each. */
public final class Sparkline {
  private static final String BARS = "▁▂▃▄▅▆▇█";

  private Sparkline() {}

  /**
   * The line, between the lowest and the highest of the numbers.
   *
   * @param values finite numbers, or NaN for a hole, which becomes a blank
   * @param mostColumns above zero; more values are drawn as the means of neighbours
   */
  public static String of(double[] values, int mostColumns) {
    double[] columns = columns(values, mostColumns);
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : columns) {
      low = Double.isNaN(value) ? low : Math.min(low, value);
      high = Double.isNaN(value) ? high : Math.max(high, value);
    }
    StringBuilder line = new StringBuilder();
    for (double value : columns) {
      line.append(bar(value, low, high));
    }
    return line.toString();
  }

  private static char bar(double value, double low, double high) {
    if (Double.isNaN(value)) {
      return ' ';
    }
    double share = high > low ? (value - low) / (high - low) : 0;
    return BARS.charAt((int) Math.round(share * (BARS.length() - 1)));
  }

  private static double[] columns(double[] values, int most) {
    int count = Math.min(values.length, most);
    double[] columns = new double[count];
    for (int i = 0; i < count; i++) {
      int from = (int) ((long) i * values.length / count);
      int to = (int) ((long) (i + 1) * values.length / count);
      columns[i] = mean(values, from, to);
    }
    return columns;
  }

  private static double mean(double[] values, int from, int to) {
    double sum = 0;
    int known = 0;
    for (int i = from; i < to; i++) {
      if (!Double.isNaN(values[i])) {
        sum += values[i];
        known++;
      }
    }
    return known == 0 ? Double.NaN : sum / known;
  }
}

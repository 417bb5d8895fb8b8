package dev.carbon.unit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a number is checked and written, the same for every unit. */
public final class Numbers {
  private static final int SIGNIFICANT_DIGITS = 6;
  private static final Pattern WRITTEN =
      Pattern.compile("[+-]?(\\d{1,40}(\\.\\d{0,40})?|\\.\\d{1,40})([eE][+-]?\\d{1,3})?");

  private Numbers() {}

  static void requireFinite(double value, String unit) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a finite number of " + unit + ": " + value);
    }
  }

  /** A finite number as people write it: digits, a point, a sign; empty for anything else. */
  public static Optional<Double> parse(String text) {
    return WRITTEN.matcher(text).matches()
        ? Optional.of(Double.valueOf(text)).filter(Double::isFinite)
        : Optional.empty();
  }

  /** At most six significant digits, no exponent, no trailing zeros: 412.72, 0.000123, 30. */
  public static String plain(double value) {
    return significant(value, SIGNIFICANT_DIGITS);
  }

  /** At most so many significant digits (all of those before the point), no exponent. */
  public static String significant(double value, int digits) {
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = BigDecimal.valueOf(value);
    int scale = Math.max(0, digits - exact.precision() + exact.scale());
    return exact.setScale(scale, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString();
  }
}

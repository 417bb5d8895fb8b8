package dev.carbon.cli;

import dev.carbon.footprint.Embodied;
import dev.carbon.unit.Grams;
import dev.carbon.unit.Numbers;
import java.util.Locale;
import java.util.Optional;

/** The figures of a footprint as people read them. */
public final class FootprintText {
  /** What a volume of water takes in. */
  public static final String WATER =
      "on site by the mean of Google's fleet, at the power plants by WRI's factor of the country,"
          + " evaporation from reservoirs included";

  private static final int DIGITS = 3;
  private static final double SMALLEST_COIN = 0.01;

  /** Sums of the same numbers in another order differ by less. */
  private static final double ROUNDING = 1e-9;

  private FootprintText() {}

  /** Three significant digits, all of those before the point. */
  public static String amount(double value) {
    return Numbers.significant(value, DIGITS);
  }

  /** A difference with its sign; empty when it is no more than what rounding leaves of nothing. */
  public static Optional<String> signed(Grams difference, Grams of) {
    return Optional.of(difference.value())
        .filter(grams -> Math.abs(grams) > ROUNDING * of.value())
        .map(grams -> (grams > 0 ? "+" : "") + amount(grams));
  }

  /** Grams, or the range of them. */
  public static String range(Embodied embodied) {
    String low = amount(embodied.low().value());
    String high = amount(embodied.high().value());
    return low.equals(high) ? low : low + "-" + high;
  }

  /** Whole percent, and for less than one of them a digit that tells something. */
  public static String percent(double percent) {
    return Math.abs(percent) < 1
        ? Numbers.significant(percent, 1) + " %"
        : String.format(Locale.ROOT, "%.0f %%", percent);
  }

  /** Cents, and for less than a cent as many digits as tell something. */
  public static String money(double dollars) {
    return dollars < SMALLEST_COIN ? amount(dollars) : String.format(Locale.ROOT, "%.2f", dollars);
  }
}

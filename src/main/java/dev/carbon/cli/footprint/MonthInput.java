package dev.carbon.cli.footprint;

import dev.carbon.error.Problems;
import dev.carbon.export.MonthRange;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks which months are asked for. */
final class MonthInput {
  /**
   * Source: "Export your carbon footprint" of Google Cloud's documentation, read on 2026-11-22:
   * historical data can be had back to January 2021.
   */
  private static final YearMonth EARLIEST = YearMonth.of(2021, 1);

  private static final int USUAL_MONTHS = 12;

  private MonthInput() {}

  /** The months; empty when they are none, which is then among the problems. */
  static Optional<MonthRange> range(
      @Nullable String since, @Nullable String until, LocalDate today, Problems problems) {
    YearMonth now = YearMonth.from(today);
    Optional<YearMonth> last = month("--until", until, now.minusMonths(1), problems);
    Optional<YearMonth> first = month("--since", since, earliest(last.orElse(now)), problems);
    if (last.filter(month -> month.isAfter(now)).isPresent()) {
      problems.add("--until: " + until + " has not begun");
      return Optional.empty();
    }
    boolean isTooEarly = isTooEarly("--until", last, problems);
    if (isTooEarly("--since", first, problems) || isTooEarly) {
      return Optional.empty();
    }
    return first.flatMap(from -> last.flatMap(to -> range(from, to, problems)));
  }

  private static boolean isTooEarly(String flag, Optional<YearMonth> month, Problems problems) {
    if (month.filter(each -> each.isBefore(EARLIEST)).isEmpty()) {
      return false;
    }
    problems.add(flag + ": Google's data begin with " + EARLIEST);
    return true;
  }

  private static Optional<MonthRange> range(YearMonth first, YearMonth last, Problems problems) {
    if (first.isAfter(last)) {
      problems.add("--since: " + first + " is after the last month, " + last);
      return Optional.empty();
    }
    return Optional.of(new MonthRange(first, last));
  }

  private static YearMonth earliest(YearMonth last) {
    YearMonth usual = last.minusMonths(USUAL_MONTHS - 1L);
    return usual.isBefore(EARLIEST) ? EARLIEST : usual;
  }

  private static Optional<YearMonth> month(
      String flag, @Nullable String text, YearMonth usual, Problems problems) {
    if (text == null) {
      return Optional.of(usual);
    }
    try {
      if (text.matches("[0-9]{4}-[0-9]{2}")) {
        return Optional.of(YearMonth.parse(text));
      }
    } catch (DateTimeException e) {
      // Told below.
    }
    problems.add(flag + ": '" + text + "' is no month; write YYYY-MM, such as 2026-03");
    return Optional.empty();
  }
}

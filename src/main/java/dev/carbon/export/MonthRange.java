package dev.carbon.export;

import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Months in a row.
 *
 * @param first not after {@code last}
 * @param last included
 */
public record MonthRange(YearMonth first, YearMonth last) {
  public MonthRange {
    if (first.isAfter(last)) {
      throw new IllegalArgumentException("no months: " + first + " to " + last);
    }
  }

  /** Each of them, the oldest first. */
  public List<YearMonth> all() {
    return LongStream.rangeClosed(0, ChronoUnit.MONTHS.between(first, last))
        .mapToObj(first::plusMonths)
        .toList();
  }

  public boolean contains(YearMonth month) {
    return !month.isBefore(first) && !month.isAfter(last);
  }
}

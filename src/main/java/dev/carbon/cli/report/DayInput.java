package dev.carbon.cli.report;

import dev.carbon.error.Problems;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks from when to when runs are asked for: days of UTC, or moments. */
final class DayInput {
  private DayInput() {}

  /** The first moment that counts; empty when none was said or it is none. */
  static Optional<Instant> since(@Nullable String text, Problems problems) {
    return moment("--since", text, 0, problems);
  }

  /** The first moment that counts no more: a day that is named counts as a whole. */
  static Optional<Instant> until(@Nullable String text, Problems problems) {
    return moment("--until", text, 1, problems);
  }

  private static Optional<Instant> moment(
      String flag, @Nullable String text, int daysOn, Problems problems) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          text.contains("T")
              ? Instant.parse(text)
              : LocalDate.parse(text).plusDays(daysOn).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException e) {
      problems.add(
          flag
              + ": '"
              + text
              + "' is no day; write 2026-11-22, or a moment such as 2026-11-22T13:00:00Z");
      return Optional.empty();
    }
  }
}

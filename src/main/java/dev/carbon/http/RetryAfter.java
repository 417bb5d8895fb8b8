package dev.carbon.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the header {@code Retry-After} (RFC 9110, 10.2.3): a number of seconds, or a date that is
 * compared with the server's own clock.
 */
final class RetryAfter {
  private static final Pattern SECONDS = Pattern.compile("[0-9]+");
  private static final int MOST_DIGITS = 9;
  private static final Duration LONGEST = Duration.ofSeconds(1_000_000_000);

  private RetryAfter() {}

  /**
   * The wait asked for, above zero and at most 10^9 s; empty when the header is missing, is neither
   * form, lies in the past, or is a date of a server that does not tell its time.
   */
  static Optional<Duration> parse(@Nullable String header, Optional<Instant> serverDate) {
    if (header == null) {
      return Optional.empty();
    }
    String text = header.strip();
    Optional<Duration> wait =
        SECONDS.matcher(text).matches()
            ? Optional.of(seconds(text))
            : serverDate.flatMap(now -> httpDate(text).map(then -> Duration.between(now, then)));
    return wait.filter(time -> !time.isNegative() && !time.isZero())
        .map(time -> time.compareTo(LONGEST) > 0 ? LONGEST : time);
  }

  /** A date as HTTP writes it today (IMF-fixdate); empty for anything else. */
  static Optional<Instant> httpDate(@Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Duration seconds(String digits) {
    String significant = digits.replaceFirst("^0+", "");
    if (significant.length() > MOST_DIGITS) {
      return LONGEST;
    }
    return significant.isEmpty() ? Duration.ZERO : Duration.ofSeconds(Long.parseLong(significant));
  }
}

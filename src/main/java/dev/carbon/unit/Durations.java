package dev.carbon.unit;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lengths of time as people write and read them: {@code 90s}, {@code 30m}, {@code 1h30m}, {@code
 * 2d}.
 */
public final class Durations {
  private static final Pattern SHORT =
      Pattern.compile("(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?");

  private static final double SECONDS_PER_HOUR = 3600;
  private static final double NANOS_PER_SECOND = 1e9;

  private Durations() {}

  /** The length of time, or nothing when the text is none. ISO 8601 ({@code PT1H}) is read too. */
  public static Optional<Duration> parse(String text) {
    Matcher parts = SHORT.matcher(text);
    if (!text.isEmpty() && parts.matches()) {
      return Optional.of(
          Duration.ofDays(part(parts, 1))
              .plusHours(part(parts, 2))
              .plusMinutes(part(parts, 3))
              .plusSeconds(part(parts, 4)));
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /** For people: the two largest parts, such as {@code 1 h 30 min} or {@code 4.2 s}. */
  public static String words(Duration duration) {
    if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", Math.floor(duration.toMillis() / 100.0) / 10);
    }
    if (duration.compareTo(Duration.ofHours(1)) < 0) {
      return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
    }
    if (duration.compareTo(Duration.ofDays(2)) < 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    return duration.toDays() + " d " + duration.toHoursPart() + " h";
  }

  /** As a number of hours, with fractions; exact to the nanosecond up to some months. */
  public static double hours(Duration duration) {
    return (duration.toSeconds() + duration.toNanosPart() / NANOS_PER_SECOND) / SECONDS_PER_HOUR;
  }

  private static long part(Matcher parts, int group) {
    String digits = parts.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}

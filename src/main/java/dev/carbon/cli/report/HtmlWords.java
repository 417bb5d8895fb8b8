package dev.carbon.cli.report;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Words that stand in several places of the page. */
final class HtmlWords {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  private HtmlWords() {}

  /** {@code 1 unknown run}, {@code 2 unknown runs}. */
  static String unknown(long count) {
    return count + (count == 1 ? " unknown run" : " unknown runs");
  }

  /** The first of them, and how many more there are. */
  static String list(List<String> all, int most) {
    return all.size() <= most
        ? String.join(", ", all)
        : String.join(", ", all.subList(0, most)) + " and " + (all.size() - most) + " more";
  }

  /** To the minute, in universal time, without saying so. */
  static String minute(Instant time) {
    return MINUTE.format(time);
  }
}

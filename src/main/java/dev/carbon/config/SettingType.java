package dev.carbon.config;

import dev.carbon.unit.Durations;
import dev.carbon.unit.Loopback;
import dev.carbon.unit.Numbers;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What a setting's text must look like. */
enum SettingType {
  TEXT,
  /** Words separated by commas; in a file, a list. */
  WORDS,
  DURATION,
  PERCENT,
  URL;

  private static final double MOST_PERCENT = 1000;

  /** What is wrong with the text, or nothing. */
  Optional<String> complaint(String text) {
    return switch (this) {
      case TEXT -> text.isBlank() ? Optional.of("is empty") : Optional.empty();
      case WORDS -> Settings.split(text).isEmpty() ? Optional.of("is empty") : Optional.empty();
      case DURATION ->
          Durations.parse(text)
                  .filter(duration -> duration.compareTo(Duration.ZERO) > 0)
                  .isPresent()
              ? Optional.empty()
              : Optional.of("is not a length of time such as 30m, 2h or 1d");
      case PERCENT ->
          Numbers.parse(text).filter(number -> number >= 0 && number <= MOST_PERCENT).isPresent()
              ? Optional.empty()
              : Optional.of("is not a percentage from 0 to 1000, such as 15");
      case URL -> urlComplaint(text);
    };
  }

  /** Keys are sent there, so that nobody on the way may read along. */
  private static Optional<String> urlComplaint(String text) {
    try {
      URI uri = URI.create(text);
      boolean isPrivate =
          "https".equals(uri.getScheme())
              || ("http".equals(uri.getScheme()) && Loopback.isLoopback(uri.getHost()));
      return uri.getHost() != null && isPrivate && uri.getRawUserInfo() == null
          ? Optional.empty()
          : Optional.of("is not an https address without user name (http only on this machine)");
    } catch (IllegalArgumentException e) {
      return Optional.of("is not an address");
    }
  }
}

package dev.carbon.cli;

import dev.carbon.config.Setting;
import dev.carbon.config.Settings;
import dev.carbon.config.Settings.Value;
import dev.carbon.error.Problems;
import dev.carbon.unit.Durations;
import dev.carbon.unit.Numbers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Merges flags over settings and reads them, each complaint naming where the value came from. */
public final class Inputs {
  /** Ten years: nothing that carbon waits for, or accepts as young enough, takes longer. */
  private static final Duration LONGEST = Duration.ofDays(3653);

  private static final Duration SHORTEST = Duration.ofNanos(1);

  private final Settings settings;

  public Inputs(Settings settings) {
    this.settings = settings;
  }

  /** The flag if it was given, else the setting. */
  public Optional<Value> value(Setting setting, @Nullable String flag) {
    return flag == null
        ? settings.find(setting)
        : Optional.of(new Value(flag, "--" + setting.key()));
  }

  /** The flag if it was given, else the setting, which has a default. */
  public Value required(Setting setting, @Nullable String flag) {
    return value(setting, flag)
        .orElseThrow(() -> new IllegalStateException(setting.key() + " has no default"));
  }

  /** A length of time above zero. */
  public Duration duration(Setting setting, @Nullable String flag, Problems problems) {
    Value value = required(setting, flag);
    return duration(value.origin(), value.text(), SHORTEST, problems);
  }

  /** A length of time from the least on. */
  public static Duration duration(String origin, String text, Duration least, Problems problems) {
    Optional<Duration> duration =
        Durations.parse(text)
            .filter(each -> each.compareTo(least) >= 0)
            .filter(each -> each.compareTo(LONGEST) <= 0);
    if (duration.isEmpty()) {
      String from = least.equals(SHORTEST) ? "" : "from " + Durations.words(least) + " ";
      problems.add(
          origin
              + ": '"
              + text
              + "' is no length of time "
              + from
              + "up to ten years; write 30m, 2h or 1d");
    }
    return duration.orElse(Duration.ofSeconds(1));
  }

  /** A number above zero, or nothing when the flag was not given. */
  public static Optional<Double> positive(
      String flagName, @Nullable String flag, Problems problems) {
    if (flag == null) {
      return Optional.empty();
    }
    Optional<Double> number = Numbers.parse(flag).filter(each -> each > 0);
    if (number.isEmpty()) {
      problems.add(flagName + ": '" + flag + "' is no number above 0");
    }
    return number;
  }

  /** A number from zero, or nothing when the flag was not given. */
  static Optional<Double> notNegative(String flagName, @Nullable String flag, Problems problems) {
    if (flag == null) {
      return Optional.empty();
    }
    Optional<Double> number = Numbers.parse(flag).filter(each -> each >= 0);
    if (number.isEmpty()) {
      problems.add(flagName + ": '" + flag + "' is no number from 0");
    }
    return number;
  }

  /** A whole number from 1, which is also what a flag that is not given means. */
  public static int count(String flagName, @Nullable String flag, int most, Problems problems) {
    if (flag == null) {
      return 1;
    }
    if (!flag.matches("[1-9][0-9]{0,8}") || Integer.parseInt(flag) > most) {
      problems.add(flagName + ": '" + flag + "' is no whole number from 1 to " + most);
      return 1;
    }
    return Integer.parseInt(flag);
  }
}

package dev.carbon.cli;

import dev.carbon.error.Problems;
import dev.carbon.unit.Durations;
import dev.carbon.unit.Numbers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how long a job is expected to take. */
public final class HoursOption {
  private static final double NANOS_PER_HOUR = 3.6e12;
  private static final int MOST_HOURS = 87_600;
  private static final Duration LEAST = Duration.ofSeconds(1);

  @Option(
      names = "--hours",
      paramLabel = "H",
      description =
          "How long the job runs: 3, 0.5 or 90m. The transfer of --data is spread over it.")
  private @Nullable String hours;

  /** The time, from a second to ten years, if it was said. */
  public Optional<Duration> time(Problems problems) {
    return Optional.ofNullable(hours).flatMap(text -> time(text, problems));
  }

  /** The time, which has to be said. */
  public Duration requiredTime(Problems problems) {
    if (hours == null) {
      problems.add("--hours is missing; say how long the job runs, such as --hours 3");
    }
    return time(problems).orElse(Duration.ofHours(1));
  }

  private static Optional<Duration> time(String text, Problems problems) {
    Optional<Duration> time =
        ofHours(text)
            .or(() -> Durations.parse(text))
            .filter(each -> each.compareTo(LEAST) >= 0)
            .filter(each -> each.compareTo(Duration.ofHours(MOST_HOURS)) <= 0);
    if (time.isEmpty()) {
      problems.add(
          "--hours: '"
              + text
              + "' is no time from a second to ten years (87600 h); write 3, 0.5 or 90m");
    }
    return time;
  }

  private static Optional<Duration> ofHours(String text) {
    return Numbers.parse(text)
        .filter(number -> number > 0 && number <= MOST_HOURS)
        .map(number -> Duration.ofNanos(Math.round(number * NANOS_PER_HOUR)));
  }
}

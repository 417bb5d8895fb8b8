package dev.carbon.cli;

import dev.carbon.error.Problems;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that says how long a job is expected to take, for commands that need not know. */
public final class HoursOption {
  private static final double SECONDS_PER_HOUR = 3600;

  /** Ten years. */
  private static final double MOST = 87_672;

  @Option(
      names = "--hours",
      paramLabel = "H",
      description =
          "Expected hours of the job, over which --data's transfer is spread (default: 1).")
  private @Nullable String hours;

  /** The time, if it was said. */
  public Optional<Duration> time(Problems problems) {
    Optional<Double> said = Inputs.positive("--hours", hours, problems);
    if (said.isPresent() && (said.get() > MOST || seconds(said.get()) < 1)) {
      problems.add("--hours: '" + hours + "' is no time from a second to ten years");
      return Optional.empty();
    }
    return said.map(each -> Duration.ofSeconds(seconds(each)));
  }

  private static long seconds(double hours) {
    return Math.round(hours * SECONDS_PER_HOUR);
  }
}

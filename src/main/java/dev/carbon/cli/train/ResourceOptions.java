package dev.carbon.cli.train;

import dev.carbon.cli.Inputs;
import dev.carbon.error.Problems;
import dev.carbon.region.Provisioning;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is special about the machines of a job in the cloud. */
final class ResourceOptions {
  /** What Vertex AI itself takes ("The default is 24 hours"); told to it all the same. */
  private static final Duration DEFAULT_WAIT = Duration.ofHours(24);

  /** Less would be no wait, and Vertex AI takes 0 to mean for ever. */
  private static final Duration LEAST_WAIT = Duration.ofMinutes(1);

  /** "A maximum timeout of 7 days or less" (Schedule training jobs based on availability). */
  private static final Duration LONGEST_FLEXIBLE = Duration.ofDays(7);

  @Option(
      names = "--max-wait",
      paramLabel = "TIME",
      description =
          "With --flex-start: how long the cloud may look for machines (default: 24h); --max-queue"
              + " counts from its end.")
  private @Nullable String maxWait;

  /** What is special; everything wrong becomes a problem. */
  ResourceInput read(Provisioning provisioning, Duration timeout, Problems problems) {
    boolean flexible = provisioning == Provisioning.FLEX_START;
    if (flexible && timeout.compareTo(LONGEST_FLEXIBLE) > 0) {
      problems.add(
          "--timeout: a job with --flex-start runs for 7 days at most, not for "
              + Durations.words(timeout)
              + "; write --timeout 7d or less");
    }
    if (!flexible && maxWait != null) {
      problems.add("--max-wait is for --flex-start alone; add that, or use --max-queue");
    }
    return new ResourceInput(flexible ? Optional.of(wait(problems)) : Optional.empty());
  }

  private Duration wait(Problems problems) {
    return maxWait == null
        ? DEFAULT_WAIT
        : Inputs.duration("--max-wait", maxWait, LEAST_WAIT, problems);
  }
}

package dev.carbon.cli.task;

import dev.carbon.cli.Inputs;
import dev.carbon.error.Problems;
import dev.carbon.error.Suggestion;
import dev.carbon.job.BootDisk;
import dev.carbon.region.Provisioning;
import dev.carbon.unit.Durations;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static final Pattern SIZE = Pattern.compile("([0-9]{1,6})(?:GB)?");

  @Option(
      names = "--max-wait",
      paramLabel = "TIME",
      description =
          "With --flex-start: how long the cloud may look for machines (default: 24h); --max-queue"
              + " counts from its end.")
  private @Nullable String maxWait;

  @Option(
      names = "--boot-disk-size",
      paramLabel = "GB",
      description = "Size of each machine's boot disk, 100GB to 64000GB (default: 100GB).")
  private @Nullable String diskSize;

  @Option(
      names = "--boot-disk-type",
      paramLabel = "TYPE",
      description =
          "pd-ssd (default), pd-standard or hyperdisk-balanced (default of machines that take nothing"
              + " else: H200, B200, GB200, RTX PRO 6000).")
  private @Nullable String diskType;

  @Option(
      names = "--reservation",
      paramLabel = "NAME",
      description = "projects/P/zones/Z/reservations/R to use; the job runs in its region.")
  private @Nullable String reservation;

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
    if (provisioning != Provisioning.STANDARD && reservation != null) {
      problems.add(
          "--reservation is for machines that are lent as usual; leave out --"
              + provisioning.word()
              + " or --reservation");
    }
    return new ResourceInput(
        flexible ? Optional.of(wait(problems)) : Optional.empty(),
        Optional.ofNullable(diskType).filter(each -> isDisk(each, problems)),
        Optional.ofNullable(diskSize).flatMap(each -> gigabytes(each, problems)),
        Optional.ofNullable(reservation)
            .flatMap(each -> Reservation.read("--reservation", each, problems)));
  }

  private Duration wait(Problems problems) {
    return maxWait == null
        ? DEFAULT_WAIT
        : Inputs.duration("--max-wait", maxWait, LEAST_WAIT, problems);
  }

  private static boolean isDisk(String type, Problems problems) {
    boolean known = BootDisk.TYPES.contains(type);
    if (!known) {
      problems.add(
          "--boot-disk-type: '"
              + type
              + "' is unknown; use "
              + String.join(", ", BootDisk.TYPES)
              + Suggestion.sentence(type, BootDisk.TYPES));
    }
    return known;
  }

  private static Optional<Integer> gigabytes(String text, Problems problems) {
    Optional<Integer> size =
        Optional.of(SIZE.matcher(text))
            .filter(Matcher::matches)
            .map(matcher -> Integer.valueOf(matcher.group(1)))
            .filter(each -> each >= BootDisk.LEAST && each <= BootDisk.MOST);
    if (size.isEmpty()) {
      problems.add(
          "--boot-disk-size: '" + text + "' is no size from 100GB to 64000GB; write 200GB");
    }
    return size;
  }
}

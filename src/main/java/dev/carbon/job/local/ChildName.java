package dev.carbon.job.local;

import dev.carbon.job.JobHandle;
import dev.carbon.region.Location;
import dev.carbon.staging.BucketName;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What tells a child process from all others, also from a later one that is given its number: in a
 * run's history another carbon finds it by that.
 *
 * @param startedAt as the operating system has it, in milliseconds
 * @param bucket whose folder it works in
 */
record ChildName(long pid, Instant startedAt, BucketName bucket) {
  private static final Pattern FORM =
      Pattern.compile("local:(\\d{1,18}):(\\d{1,15}):(carbon-[a-z2-7]{26}-[1-9]\\d{0,2})");

  /** A system may count the time of its own start anew; no number is given again so soon. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  static Optional<ChildName> of(JobHandle handle) {
    Matcher form = FORM.matcher(handle.name());
    return form.matches()
        ? Optional.of(
            new ChildName(
                Long.parseLong(form.group(1)),
                Instant.ofEpochMilli(Long.parseLong(form.group(2))),
                new BucketName(form.group(3))))
        : Optional.empty();
  }

  JobHandle handle() {
    return new JobHandle(
        "local:" + pid + ":" + startedAt.toEpochMilli() + ":" + bucket, Location.LOCAL);
  }

  /** The process, while it lives and is no other of the same number. */
  Optional<ProcessHandle> process() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> process.info().startInstant().filter(this::isTheStart).isPresent());
  }

  private boolean isTheStart(Instant start) {
    return Duration.between(start, startedAt).abs().compareTo(TOLERANCE) <= 0;
  }
}

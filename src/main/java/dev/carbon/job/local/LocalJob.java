package dev.carbon.job.local;

import dev.carbon.job.JobSpec;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.staging.RunId;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One child process and what is known of it. */
final class LocalJob {
  /** Longer than the bootstrap gives the script, so that the bootstrap ends first. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** A grandchild may hold the output open after the job has ended. */
  private static final Duration OUTPUT_PATIENCE = Duration.ofSeconds(2);

  private final Process process;
  private final JobSpec spec;
  private final Clock clock;
  private final Instant startedAt;
  private final OutputLines output;
  private @Nullable Instant endedAt;
  private @Nullable Instant askedToStopAt;
  private boolean timedOut;

  private LocalJob(Process process, JobSpec spec, Clock clock) {
    this.process = process;
    this.spec = spec;
    this.clock = clock;
    this.startedAt = clock.instant();
    this.output = OutputLines.of(process);
  }

  static LocalJob start(ProcessBuilder builder, JobSpec spec, Clock clock) throws IOException {
    return new LocalJob(builder.start(), spec, clock);
  }

  String name() {
    return "local:" + process.pid();
  }

  RunId run() {
    return spec.run();
  }

  List<String> drain() {
    return output.drain();
  }

  /**
   * The state now; also ends a job that has overrun its time or does not heed being asked to stop.
   */
  synchronized JobStatus status() {
    Instant now = clock.instant();
    if (process.isAlive()) {
      enforceLimits(now);
      JobState state = askedToStopAt == null ? JobState.RUNNING : JobState.CANCELLING;
      return running(state);
    }
    if (endedAt == null) {
      endedAt = now;
    }
    boolean allIsSaid = output.isComplete() || now.isAfter(endedAt.plus(OUTPUT_PATIENCE));
    JobState notYet = askedToStopAt == null ? JobState.RUNNING : JobState.CANCELLING;
    return allIsSaid ? ended(process.exitValue(), endedAt) : running(notYet);
  }

  /** Asks the bootstrap to end the script; {@link #status} sees to it that it ends. */
  synchronized void cancel() {
    if (process.isAlive() && askedToStopAt == null) {
      askedToStopAt = clock.instant();
      process.destroy();
    }
  }

  private void enforceLimits(Instant now) {
    if (askedToStopAt == null && now.isAfter(startedAt.plus(spec.timeout()))) {
      timedOut = true;
      cancel();
    }
    if (askedToStopAt != null && now.isAfter(askedToStopAt.plus(PATIENCE))) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private JobStatus running(JobState state) {
    return new JobStatus(state, Optional.of(startedAt), Optional.empty(), Optional.empty());
  }

  private JobStatus ended(int exitCode, Instant end) {
    JobState state = stateAfter(exitCode);
    Optional<String> error =
        state == JobState.FAILED
            ? Optional.of("the script exited with a non-zero status of " + exitCode)
            : Optional.empty();
    return new JobStatus(state, Optional.of(startedAt), Optional.of(end), error);
  }

  private JobState stateAfter(int exitCode) {
    if (timedOut) {
      return JobState.EXPIRED;
    }
    if (askedToStopAt != null) {
      return JobState.CANCELLED; // A script that saves its work on SIGTERM may well exit with 0.
    }
    return exitCode == 0 ? JobState.SUCCEEDED : JobState.FAILED;
  }
}

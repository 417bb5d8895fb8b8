package dev.carbon.job.local;

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

  private final Child child;
  private final ChildName name;
  private final Optional<RunId> run;
  private final Optional<Duration> timeout;
  private final Clock clock;
  private final Instant startedAt;
  private final OutputLines output;
  private Optional<ChildNotes.Ended> end = Optional.empty();
  private @Nullable Instant askedToStopAt;
  private boolean timedOut;

  private LocalJob(
      Child child,
      ChildName name,
      Optional<RunId> run,
      Optional<Duration> timeout,
      Instant startedAt,
      OutputLines output,
      Clock clock) {
    this.child = child;
    this.name = name;
    this.run = run;
    this.timeout = timeout;
    this.startedAt = startedAt;
    this.output = output;
    this.clock = clock;
  }

  /** A child of ours, that is ended when it runs for longer than {@code timeout}. */
  static LocalJob start(
      ProcessBuilder builder, ChildNotes notes, RunId run, Duration timeout, Clock clock)
      throws IOException {
    notes.makeLog();
    OutputLines output = OutputLines.from(notes.log());
    output.skipToTheEnd();
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(notes.log().toFile()));
    Process process = builder.start();
    Instant now = clock.instant();
    ChildName name =
        new ChildName(process.pid(), process.info().startInstant().orElse(now), notes.bucket());
    notes.remember(name);
    return new LocalJob(
        new Child.Own(process), name, Optional.of(run), Optional.of(timeout), now, output, clock);
  }

  /** A child of another carbon; for how long it may run, nobody knows any more. */
  static LocalJob left(ChildName name, ChildNotes notes, Clock clock) {
    return new LocalJob(
        new Child.Left(name, notes),
        name,
        Optional.empty(),
        Optional.empty(),
        name.startedAt(),
        OutputLines.from(notes.log()),
        clock);
  }

  ChildName name() {
    return name;
  }

  /** Whether it is a child of ours, of that run. */
  boolean isOwnOf(RunId owner) {
    return run.equals(Optional.of(owner));
  }

  List<String> drain() {
    return output.drain(!child.isAlive());
  }

  /**
   * The state now; also ends a job that has overrun its time or does not heed being asked to stop.
   */
  synchronized JobStatus status() {
    Instant now = clock.instant();
    JobState notYet = askedToStopAt == null ? JobState.RUNNING : JobState.CANCELLING;
    if (child.isAlive()) {
      enforceLimits(now);
      return running(askedToStopAt == null ? JobState.RUNNING : JobState.CANCELLING);
    }
    if (!output.fitsInOneDrain()) {
      return running(notYet);
    }
    end = end.or(() -> child.ended(now));
    return end.map(this::ended).orElseGet(() -> nobodyKnows(now));
  }

  /** Asks the bootstrap to end the script; {@link #status} sees to it that it ends. */
  synchronized void cancel() {
    if (child.isAlive() && askedToStopAt == null) {
      askedToStopAt = clock.instant();
      boolean unused = child.process().map(ProcessHandle::destroy).orElse(false);
    }
  }

  private void enforceLimits(Instant now) {
    boolean late = timeout.filter(limit -> now.isAfter(startedAt.plus(limit))).isPresent();
    if (askedToStopAt == null && late) {
      timedOut = true;
      cancel();
    }
    if (askedToStopAt != null && now.isAfter(askedToStopAt.plus(PATIENCE))) {
      child.process().ifPresent(LocalJob::kill);
    }
  }

  private static void kill(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private JobStatus running(JobState state) {
    return new JobStatus(state, Optional.of(startedAt), Optional.empty(), Optional.empty());
  }

  private JobStatus ended(ChildNotes.Ended how) {
    JobState state = stateAfter(how);
    Optional<String> error =
        state == JobState.FAILED
            ? Optional.of("the script exited with a non-zero status of " + how.exitCode())
            : Optional.empty();
    return new JobStatus(state, Optional.of(startedAt), Optional.of(how.at()), error);
  }

  private JobStatus nobodyKnows(Instant now) {
    JobState state = askedToStopAt == null ? JobState.FAILED : JobState.CANCELLED;
    Optional<String> error =
        state == JobState.FAILED
            ? Optional.of("its process is gone, and has not said how it ended")
            : Optional.empty();
    return new JobStatus(state, Optional.of(startedAt), Optional.of(now), error);
  }

  private JobState stateAfter(ChildNotes.Ended how) {
    if (timedOut) {
      return JobState.EXPIRED;
    }
    if (askedToStopAt != null || how.stopped()) {
      return JobState.CANCELLED; // A script that saves its work on SIGTERM may well exit with 0.
    }
    return how.exitCode() == 0 ? JobState.SUCCEEDED : JobState.FAILED;
  }
}

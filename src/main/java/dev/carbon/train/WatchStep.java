package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.signal.Stop;
import dev.carbon.train.Watch.Ending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches a job until it has ended. Trouble with the network never ends the watch and is never
 * taken for trouble of the job.
 */
final class WatchStep {
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(60);

  /** A new job may be unknown to a get for a while. */
  private static final Duration MISSING_PATIENCE = Duration.ofMinutes(5);

  private static final Duration CANCEL_PATIENCE = Duration.ofMinutes(10);

  private final Backend backend;
  private final RunLedger ledger;
  private final TrainListener listener;
  private final Stop stop;
  private final Clock clock;
  private final Duration maxQueue;
  private final JobHandle job;

  private final Instant startedAt;
  private @Nullable JobStatus last;
  private @Nullable Instant lastContact;
  private @Nullable Instant missingSince;
  private @Nullable Instant cancelledAt;
  private Ending endingIfItEnds = Ending.JOB_ENDED;
  private Duration wait;

  WatchStep(
      Backend backend,
      RunLedger ledger,
      TrainListener listener,
      Stop stop,
      Clock clock,
      Duration maxQueue,
      JobHandle job) {
    this.backend = backend;
    this.ledger = ledger;
    this.listener = listener;
    this.stop = stop;
    this.clock = clock;
    this.maxQueue = maxQueue;
    this.job = job;
    this.startedAt = clock.instant();
    this.wait = backend.pollInterval();
  }

  /** Blocks until the job has ended, or carbon is asked to stop. */
  Watch watch() {
    while (true) {
      look();
      showOutput();
      Optional<Ending> ending = ending();
      if (ending.isPresent()) {
        return new Watch(Optional.ofNullable(last), ending.get());
      }
      endWhatMustNotGoOn();
      stop.pause(wait);
    }
  }

  private void look() {
    try {
      Optional<JobStatus> status = backend.runner().status(job);
      lastContact = clock.instant();
      wait = backend.pollInterval();
      status.ifPresentOrElse(this::saw, this::missed);
    } catch (CarbonException e) {
      lostContact(e);
    }
  }

  private void saw(JobStatus status) {
    missingSince = null;
    Duration elapsed = Duration.between(startedAt, clock.instant());
    boolean changed = last == null || last.state() != status.state();
    last = status;
    if (changed) {
      ledger.append(RecordType.JOB_STATE, facts(status));
      listener.stateChanged(status, elapsed);
    } else {
      listener.watching(status, elapsed);
    }
  }

  private void missed() {
    if (missingSince == null) {
      missingSince = clock.instant();
    }
  }

  private void lostContact(CarbonException e) {
    Duration doubled = wait.multipliedBy(2);
    wait = doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
    Instant since = lastContact == null ? startedAt : lastContact;
    listener.noContact(Duration.between(since, clock.instant()), e.text());
  }

  private void showOutput() {
    backend.logs().ifPresent(logs -> logs.drain(job).forEach(listener::printed));
  }

  private Optional<Ending> ending() {
    if (last != null && last.state().isTerminal()) {
      return Optional.of(last.state() == JobState.CANCELLED ? endingIfItEnds : endingOf(last));
    }
    if (isOver(missingSince, MISSING_PATIENCE)) {
      return Optional.of(Ending.VANISHED);
    }
    if (isOver(cancelledAt, CANCEL_PATIENCE)) {
      return Optional.of(Ending.WILL_NOT_STOP);
    }
    boolean canGoOnAlone = !backend.kind().isRehearsal();
    return stop.reason().isPresent() && canGoOnAlone
        ? Optional.of(Ending.DETACHED)
        : Optional.empty();
  }

  /** A local job that fails because it was asked to stop was stopped all the same. */
  private Ending endingOf(JobStatus status) {
    return endingIfItEnds == Ending.STOPPED && status.state() != JobState.SUCCEEDED
        ? Ending.STOPPED
        : Ending.JOB_ENDED;
  }

  private void endWhatMustNotGoOn() {
    if (cancelledAt != null) {
      return;
    }
    if (stop.reason().isPresent()) {
      listener.stopping(stop.reason().get());
      cancel(Ending.STOPPED);
    } else if (last != null && last.state().isWaiting() && isOver(startedAt, maxQueue)) {
      cancel(Ending.QUEUED_TOO_LONG);
    }
  }

  private void cancel(Ending ending) {
    ledger.append(RecordType.CANCEL_INTENT, Map.of("job", job.name(), "why", ending.name()));
    cancelledAt = clock.instant();
    endingIfItEnds = ending;
    try {
      backend.runner().cancel(job);
    } catch (CarbonException e) {
      lostContact(e);
      cancelledAt = null;
    }
  }

  private boolean isOver(@Nullable Instant since, Duration patience) {
    return since != null && clock.instant().isAfter(since.plus(patience));
  }

  private static Map<String, String> facts(JobStatus status) {
    return Map.of("state", status.state().name(), "error", status.error().orElse(""));
  }
}

package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.ledger.RecordType;
import dev.carbon.signal.Stop;
import dev.carbon.signal.StopReason;
import dev.carbon.train.Watch.Ending;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches a job until it has ended. Trouble with the network never ends the watch and is never
 * taken for trouble of the job: what is decided is decided on an answer, never on silence.
 */
final class WatchStep {
  private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(60);

  /** A new job may be unknown to a get for a while. */
  private static final Duration MISSING_PATIENCE = Duration.ofMinutes(5);

  /** How long a job that is told to stop usually takes. */
  private static final Duration STOPPING_TIME = Duration.ofMinutes(2);

  private static final Duration CANCEL_PATIENCE = Duration.ofMinutes(10);

  private final RunContext context;
  private final Backend backend;
  private final Stop stop;
  private final Clock clock;
  private final JobHandle job;
  private final StateRecords records;
  private final JobMeter meter;
  private final LogStep log;
  private final Instant startedAt;

  private @Nullable JobStatus last;
  private Answer answer = Answer.NONE;
  private boolean hasRun;
  private @Nullable Instant lastContact;
  private @Nullable Instant missingSince;
  private @Nullable Instant cancelledAt;
  private Ending endingIfItEnds = Ending.JOB_ENDED;
  private boolean misplaced;
  private @Nullable StopReason decidedFor;
  private JobFate fate = JobFate.KEEP_WATCHING;
  private Duration wait;

  WatchStep(RunContext context, JobHandle job, JobMeter meter) {
    this.context = context;
    this.backend = context.backend();
    this.stop = context.stop();
    this.clock = context.clock();
    this.job = job;
    this.records = new StateRecords(context.ledger());
    this.meter = meter;
    this.log = new LogStep(context, job);
    this.startedAt = context.standing().submittedAt().orElseGet(clock::instant);
    this.wait = backend.pollInterval();
  }

  /**
   * Goes on with the watch of another process, which has told the job to stop for that reason and
   * may have been ended before the job heard of it.
   */
  WatchStep after(Optional<Ending> cancelled) {
    endingIfItEnds = cancelled.orElse(Ending.JOB_ENDED);
    return this;
  }

  /** Tells a job in the wrong place to stop, and watches it until it has. */
  Watch watchItStop() {
    misplaced = true;
    return watch();
  }

  /** Blocks until the job has ended, carbon is asked to stop, or nobody listens any more. */
  Watch watch() {
    while (true) {
      look();
      Optional<Ending> ending = ending();
      if (ending.isPresent()) {
        if (last != null && last.state().isTerminal()) {
          log.showRest();
        }
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
      // Before the state: what the job printed, it printed before it ended.
      log.show();
      status.ifPresentOrElse(this::saw, this::missed);
    } catch (CarbonException e) {
      answer = Answer.NONE;
      lostContact(e);
    }
  }

  private void saw(JobStatus status) {
    answer = Answer.STATUS;
    missingSince = null;
    hasRun |= status.startedAt().isPresent() || status.state() == JobState.RUNNING;
    Meter read = meter.read(status);
    boolean changed = last == null || last.state() != status.state();
    last = status;
    context.standing().saw(status);
    records.note(status);
    log.noteSilence(status.state());
    if (changed) {
      context.listener().stateChanged(status, read);
    } else {
      context.listener().watching(status, read);
    }
  }

  private void missed() {
    answer = Answer.NO_SUCH_JOB;
    if (missingSince == null) {
      missingSince = clock.instant();
    }
  }

  private void lostContact(CarbonException e) {
    Duration doubled = wait.multipliedBy(2);
    wait = doubled.compareTo(LONGEST_BACK_OFF) < 0 ? doubled : LONGEST_BACK_OFF;
    Instant since = lastContact == null ? startedAt : lastContact;
    context.listener().noContact(Duration.between(since, clock.instant()), e.text());
  }

  private Optional<Ending> ending() {
    if (last != null && last.state().isTerminal()) {
      return Optional.of(endingOf(last.state()));
    }
    if (answer == Answer.NO_SUCH_JOB && isOver(missingSince, MISSING_PATIENCE)) {
      return Optional.of(Ending.VANISHED);
    }
    if (answer == Answer.STATUS && isOver(cancelledAt, CANCEL_PATIENCE)) {
      return Optional.of(Ending.WILL_NOT_STOP);
    }
    decideItsFate();
    boolean letGo = fate == JobFate.DETACH || nobodyCares();
    return letGo ? Optional.of(Ending.DETACHED) : Optional.empty();
  }

  /**
   * Nobody hears how the job goes on. One that is told to stop is seen to its end all the same, and
   * a rehearsal cannot go on alone.
   */
  private boolean nobodyCares() {
    boolean ends = misplaced || fate == JobFate.CANCEL || endingIfItEnds != Ending.JOB_ENDED;
    return !ends && !backend.kind().isRehearsal() && !context.listener().isHeard();
  }

  /** Once for each request to stop; a rehearsal cannot go on alone and leaves no choice. */
  private void decideItsFate() {
    @Nullable StopReason reason = stop.reason().orElse(null);
    if (reason == null || reason == decidedFor || backend.kind().isRehearsal()) {
      return;
    }
    decidedFor = reason;
    fate = context.listener().fateOfJob(stop, context.plan().pricePerHour());
    if (fate == JobFate.KEEP_WATCHING && stop.reason().equals(Optional.of(reason))) {
      decidedFor = null;
      stop.forget();
    }
  }

  /**
   * A child that ends without success once carbon is asked to stop was stopped, however it ends.
   */
  private Ending endingOf(JobState end) {
    boolean stopped = stop.reason().isPresent() && backend.kind().isRehearsal();
    if (stopped && end != JobState.SUCCEEDED) {
      return Ending.STOPPED;
    }
    boolean ends = end == JobState.CANCELLED || endingIfItEnds == Ending.GIVEN_UP;
    return ends ? endingIfItEnds : Ending.JOB_ENDED;
  }

  private void endWhatMustNotGoOn() {
    if (cancelledAt != null) {
      return;
    }
    if (misplaced) {
      cancel(Ending.MISPLACED);
    } else if (endingIfItEnds == Ending.ASKED || fate == JobFate.CANCEL) {
      cancel(Ending.ASKED);
    } else if (stop.reason().isPresent() && backend.kind().isRehearsal()) {
      if (endingIfItEnds != Ending.STOPPED) {
        context.listener().stopping(stop.reason().get());
      }
      cancel(Ending.STOPPED);
    } else if (waitsTooLong()) {
      cancel(Ending.QUEUED_TOO_LONG);
    } else if (costsTooMuch()) {
      cancel(Ending.TOO_EXPENSIVE);
    }
  }

  /** Only a job that was just seen waiting, and never ran: a restarted one has work to lose. */
  private boolean waitsTooLong() {
    return answer == Answer.STATUS
        && last != null
        && last.state().isWaiting()
        && !hasRun
        && isOver(startedAt, context.plan().request().limits().maxQueue());
  }

  /** Early enough that it has stopped, or nearly so, when the money is used up. */
  private boolean costsTooMuch() {
    Optional<Duration> affordable = context.plan().affordable();
    Optional<Instant> since = Optional.ofNullable(last).flatMap(JobStatus::startedAt);
    if (affordable.isEmpty() || since.isEmpty()) {
      return false;
    }
    Duration tenth = affordable.get().dividedBy(10);
    Duration margin = tenth.compareTo(STOPPING_TIME) < 0 ? tenth : STOPPING_TIME;
    return !clock.instant().isBefore(since.get().plus(affordable.get()).minus(margin));
  }

  private void cancel(Ending ending) {
    context
        .ledger()
        .append(RecordType.CANCEL_INTENT, Map.of("job", job.name(), "why", ending.name()));
    endingIfItEnds = ending;
    try {
      backend.runner().cancel(job);
      cancelledAt = clock.instant();
    } catch (CarbonException e) {
      lostContact(e);
    }
  }

  private boolean isOver(@Nullable Instant since, Duration patience) {
    return since != null && clock.instant().isAfter(since.plus(patience));
  }

  /** What the last look brought. */
  private enum Answer {
    NONE,
    NO_SUCH_JOB,
    STATUS
  }
}

package dev.carbon.train;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobLogs;
import dev.carbon.job.JobState;
import dev.carbon.job.LogBatch;
import dev.carbon.job.LogLine;
import dev.carbon.unit.Durations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Shows what a job prints while it is watched. Trouble with the log is told once and never ends the
 * watch.
 */
final class LogStep {
  /** More than anybody reads between two looks. */
  private static final int MOST_LINES = 2000;

  private static final int LONGEST_IN_SETTLINGS = 3;
  private static final Duration LONG_SILENCE = Duration.ofHours(1);

  private final RunContext context;
  private final JobHandle job;
  private final Optional<JobLogs> logs;
  private final Clock clock;
  private boolean inTrouble;
  private boolean heardAny;
  private @Nullable Instant heardAt;
  private @Nullable Instant toldAt;

  LogStep(RunContext context, JobHandle job) {
    this.context = context;
    this.job = job;
    this.logs = context.backend().logs();
    this.clock = context.clock();
    context.logTail().ifPresent(lines -> logs.ifPresent(each -> each.beginWithLast(job, lines)));
  }

  /** What was printed since the last look. */
  void show() {
    logs.map(this::drain).ifPresent(this::tell);
  }

  /**
   * After the job's end: what arrives late, until nothing has come for a while. Blocks for three
   * times the log's settling time at most, and no longer than until carbon is asked to stop.
   */
  void showRest() {
    if (logs.isEmpty() || logs.get().settling().isZero()) {
      return;
    }
    Duration settling = logs.get().settling();
    Instant end = clock.instant().plus(settling.multipliedBy(LONGEST_IN_SETTLINGS));
    Instant quietAt = clock.instant().plus(settling);
    LogBatch batch = LogBatch.NONE;
    while (clock.instant().isBefore(end) && !isQuiet(batch, quietAt) && goesOn()) {
      context.stop().pause(context.backend().pollInterval());
      batch = drain(logs.get());
      tell(batch);
      quietAt = batch.lines().isEmpty() ? quietAt : clock.instant().plus(settling);
    }
    if (batch.hasMore()) {
      note("the rest of the log is left out; carbon logs " + context.plan().run() + " prints it");
    }
  }

  /**
   * Tells once an hour when a running job has said nothing for so long; that may be as it should.
   */
  void noteSilence(JobState state) {
    Instant now = clock.instant();
    if (state != JobState.RUNNING || logs.isEmpty() || inTrouble) {
      heardAt = now;
      return;
    }
    heardAt = heardAt == null ? now : heardAt;
    Instant last = toldAt == null || toldAt.isBefore(heardAt) ? heardAt : toldAt;
    if (!now.isBefore(last.plus(LONG_SILENCE))) {
      toldAt = now;
      note(
          "the job runs and has printed nothing for "
              + Durations.words(Duration.between(heardAt, now))
              + "; carbon goes on watching");
    }
  }

  private boolean isQuiet(LogBatch last, Instant quietAt) {
    return !last.hasMore() && !clock.instant().isBefore(quietAt);
  }

  private boolean goesOn() {
    return context.stop().reason().isEmpty();
  }

  private LogBatch drain(JobLogs from) {
    try {
      return from.drain(job);
    } catch (RuntimeException e) {
      return new LogBatch(List.of(), false, Optional.of(Bugs.asFailure(e).text()));
    }
  }

  private void tell(LogBatch batch) {
    List<LogLine> lines = batch.lines();
    noteTheRest(lines);
    int leftOut = Math.max(0, lines.size() - MOST_LINES);
    if (leftOut > 0) {
      note("... " + leftOut + " lines left out");
    }
    lines.subList(leftOut, lines.size()).forEach(context.listener()::printed);
    heardAt = lines.isEmpty() ? heardAt : clock.instant();
    batch.trouble().ifPresentOrElse(this::tellTrouble, () -> endTrouble(batch));
  }

  /** Who comes late is told once where what came before can be read. */
  private void noteTheRest(List<LogLine> lines) {
    if (!heardAny && !lines.isEmpty() && context.logTail().isPresent()) {
      note(
          "the log goes on from its last lines; carbon logs "
              + context.plan().run()
              + " prints all of it");
    }
    heardAny |= !lines.isEmpty();
  }

  private void tellTrouble(String why) {
    if (!inTrouble) {
      inTrouble = true;
      note("the job's log cannot be read: " + why + "; it goes on");
    }
  }

  /** No trouble and no lines is also what a look brings that came too early. */
  private void endTrouble(LogBatch batch) {
    inTrouble &= batch.lines().isEmpty();
  }

  private void note(String text) {
    context.listener().noteOfLog(text);
  }
}

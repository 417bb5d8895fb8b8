package dev.carbon.train;

import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.ledger.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Ends a child process that a broken-off run would leave behind. A job in the cloud is left alone:
 * the outcome tells of it.
 */
final class OrphanStep {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final RunContext context;

  OrphanStep(RunContext context) {
    this.context = context;
  }

  void endChild() {
    Optional<JobHandle> job = context.standing().job();
    if (context.plan().backend().isRehearsal() && job.isPresent() && !hasEnded()) {
      try {
        end(job.get());
      } catch (RuntimeException e) {
        context.standing().failed(Bugs.asFailure(e));
      }
    }
  }

  private void end(JobHandle job) {
    writeIntent(job);
    context.backend().runner().cancel(job);
    Instant deadline = context.clock().instant().plus(PATIENCE);
    while (!hasEnded() && context.clock().instant().isBefore(deadline)) {
      context.backend().runner().status(job).ifPresent(context.standing()::saw);
      if (!hasEnded()) {
        context.stop().pause(context.backend().pollInterval());
      }
    }
  }

  /** A child must not outlive carbon, whether or not the history can still say so. */
  private void writeIntent(JobHandle job) {
    try {
      context
          .ledger()
          .append(RecordType.CANCEL_INTENT, Map.of("job", job.name(), "why", "BROKEN_OFF"));
    } catch (RuntimeException e) {
      context.standing().failed(Bugs.asFailure(e));
    }
  }

  private boolean hasEnded() {
    return context
        .standing()
        .status()
        .map(JobStatus::state)
        .filter(JobState::isTerminal)
        .isPresent();
  }
}

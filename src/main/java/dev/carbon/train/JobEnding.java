package dev.carbon.train;

import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.job.OwnJob;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.signal.Stop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells a live job to stop whose bucket is gone, and waits until it has: only then is it gone. */
record JobEnding(CloudProject project, Stop stop) {
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** What became of it. */
  Orphan end(Orphan orphan, OwnJob job) {
    Histories histories = project.histories();
    Map<String, String> intent = Map.of("job", job.handle().name(), "why", "ORPHANED");
    boolean lacking = histories.lacks(job.run());
    if (lacking) {
      histories.restore(
          job.run(),
          List.of(new LedgerRecord(RecordType.CANCEL_INTENT, project.clock().instant(), intent)));
    }
    try (RunLedger ledger = histories.resume(job.run())) {
      if (!lacking) {
        ledger.append(RecordType.CANCEL_INTENT, intent);
      }
      project.backend().runner().cancel(job.handle());
      Optional<JobState> last = watch(job);
      boolean ended = last.map(JobState::isTerminal).orElse(true);
      if (!ended) {
        return orphan.become(
            Orphan.Fate.KEPT, "it was told to stop and has not stopped yet; look again");
      }
      ledger.append(
          RecordType.CLOSED,
          Map.of("state", last.map(RunState::of).orElse(RunState.CANCELLED).name()));
    }
    return orphan.become(Orphan.Fate.REMOVED, "cancelled");
  }

  /** Its state once it has ended, or when the patience is over; empty when nobody knows the job. */
  private Optional<JobState> watch(OwnJob job) {
    Instant deadline = project.clock().instant().plus(PATIENCE);
    while (true) {
      Optional<JobState> state =
          project.backend().runner().status(job.handle()).map(JobStatus::state);
      boolean over = state.map(JobState::isTerminal).orElse(true);
      boolean asked = stop.reason().isPresent();
      if (over || asked || project.clock().instant().isAfter(deadline)) {
        return state;
      }
      stop.pause(project.backend().pollInterval());
    }
  }
}

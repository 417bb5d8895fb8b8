package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes down each new state of a job. That changes nothing in the cloud, so a disk that is full
 * for a while does not end the watch over a paid job: the record is tried again at the next look.
 */
final class StateRecords {
  private final RunLedger ledger;
  private @Nullable JobState written;

  StateRecords(RunLedger ledger) {
    this.ledger = ledger;
  }

  void note(JobStatus status) {
    if (status.state() == written) {
      return;
    }
    try {
      ledger.append(
          RecordType.JOB_STATE,
          Map.of("state", status.state().name(), "error", status.error().orElse("")));
      written = status.state();
    } catch (CarbonException e) {
      // The next change needs the ledger, and fails with these words if it still cannot be written.
    }
  }
}

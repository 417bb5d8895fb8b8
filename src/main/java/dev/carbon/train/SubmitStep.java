package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobRunner;
import dev.carbon.job.JobSpec;
import dev.carbon.ledger.RecordType;
import dev.carbon.ledger.RunLedger;
import dev.carbon.signal.Stop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Creates the job exactly once. When the answer is lost, it looks for the job by its label instead
 * of asking again: a second create would be a second paid job.
 */
final class SubmitStep {
  /** How long a new job may take to appear in the list. */
  private static final Duration SETTLE_TIME = Duration.ofSeconds(60);

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);

  private final JobRunner runner;
  private final RunLedger ledger;
  private final Stop stop;

  SubmitStep(JobRunner runner, RunLedger ledger, Stop stop) {
    this.runner = runner;
    this.ledger = ledger;
    this.stop = stop;
  }

  /**
   * The job, in whatever location it is.
   *
   * @throws CarbonException OUTCOME_UNKNOWN when nobody knows whether it exists; else none does
   */
  JobHandle submit(JobSpec spec) {
    ledger.append(
        RecordType.JOB_INTENT,
        Map.of(
            "attempt", Integer.toString(spec.attempt()),
            "location", spec.location().id(),
            "machine", spec.machine().type().name()));
    JobHandle job = submitOrAdopt(spec);
    ledger.append(RecordType.JOB_OK, Map.of("job", job.name(), "location", job.location().id()));
    return job;
  }

  private JobHandle submitOrAdopt(JobSpec spec) {
    try {
      return runner.submit(spec);
    } catch (CarbonException e) {
      if (e.kind() != ErrorKind.OUTCOME_UNKNOWN) {
        ledger.append(RecordType.JOB_REFUSED, Map.of("why", e.text()));
        throw e;
      }
      return adopt(spec).orElseThrow(() -> e);
    }
  }

  private Optional<JobHandle> adopt(JobSpec spec) {
    for (Duration waited = Duration.ZERO;
        waited.compareTo(SETTLE_TIME) <= 0;
        waited = waited.plus(BETWEEN_LOOKS)) {
      List<JobHandle> found = look(spec);
      if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
      stop.pause(BETWEEN_LOOKS);
    }
    return Optional.empty();
  }

  private List<JobHandle> look(JobSpec spec) {
    try {
      return runner.find(spec.run(), spec.location());
    } catch (CarbonException e) {
      return List.of();
    }
  }

  /** A job elsewhere would make every gram of the receipt wrong. */
  void requireLocation(JobSpec spec, JobHandle job) {
    if (!job.location().equals(spec.location())) {
      ledger.append(RecordType.CANCEL_INTENT, Map.of("job", job.name()));
      runner.cancel(job);
      throw new CarbonException(
          ErrorKind.UPSTREAM,
          "the job was made in "
              + job.location()
              + " although "
              + spec.location()
              + " was asked for; it was told to stop");
    }
  }
}

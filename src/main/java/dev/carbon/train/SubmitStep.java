package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobSpec;
import dev.carbon.ledger.RecordType;
import dev.carbon.region.Location;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Creates the job exactly once. When the answer is lost, it looks for the job by its label instead
 * of asking again: a second create would be a second paid job.
 */
final class SubmitStep {
  /** After these a runner has made no job; after anything else it may have. */
  private static final Set<ErrorKind> REFUSALS =
      Set.of(ErrorKind.NO_REGION, ErrorKind.USAGE, ErrorKind.CREDENTIALS, ErrorKind.CONFIGURATION);

  private final RunContext context;
  private final Standing standing;

  SubmitStep(RunContext context) {
    this.context = context;
    this.standing = context.standing();
  }

  /**
   * The job, in whatever location it is; the standing knows of it from its first moment.
   *
   * @throws CarbonException OUTCOME_UNKNOWN when nobody knows whether it exists
   */
  JobHandle submit(JobSpec spec) {
    context.ledger().append(RecordType.JOB_INTENT, intent(spec));
    standing.submitting();
    spec.code().ifPresent(code -> standing.leased(spec.lease()));
    return noted(submitOrFind(spec));
  }

  /**
   * The job that was asked for by a carbon that was ended before it heard the answer; fails as
   * {@link LostJob#findOrGiveUp} does.
   */
  Optional<LostJob.Adopted> adopt() {
    standing.submitting();
    Optional<LostJob.Adopted> found = new LostJob(context).findOrGiveUp();
    found.ifPresent(adopted -> noted(adopted.job()));
    return found;
  }

  /** Goes on with another job than the one that was taken for the run's. */
  JobHandle adopt(JobHandle other) {
    return noted(other);
  }

  /** The lease only where the job takes it. */
  private static Map<String, String> intent(JobSpec spec) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("attempt", Integer.toString(spec.attempt()));
    facts.put("location", spec.location().id());
    facts.put("machine", spec.workers().toString());
    spec.code().ifPresent(code -> facts.put(History.LEASE, spec.lease().id()));
    return facts;
  }

  private JobHandle noted(JobHandle job) {
    standing.submitted(job);
    context
        .ledger()
        .append(RecordType.JOB_OK, Map.of("job", job.name(), "location", job.location().id()));
    return job;
  }

  private JobHandle submitOrFind(JobSpec spec) {
    try {
      return context.backend().runner().submit(spec);
    } catch (RuntimeException e) {
      CarbonException failure = Bugs.asFailure(e);
      if (REFUSALS.contains(failure.kind())) {
        standing.now(RunState.FAILED);
        noteRefusal(failure);
        throw failure;
      }
      return new LostJob(context)
          .find()
          .map(LostJob.Adopted::job)
          .orElseThrow(() -> asUnknown(failure));
    }
  }

  /** The refusal is what to tell, also when it can be written down nowhere. */
  private void noteRefusal(CarbonException failure) {
    standing.failed(failure);
    new RefusalStep(context).remember(failure);
    context.ledger().append(RecordType.JOB_REFUSED, Map.of("why", failure.text()));
  }

  private static CarbonException asUnknown(CarbonException e) {
    return e.kind() == ErrorKind.OUTCOME_UNKNOWN
        ? e
        : new CarbonException(
            ErrorKind.OUTCOME_UNKNOWN,
            "could not learn whether the job was made: " + e.text(),
            e.hint().orElse(null),
            e);
  }

  /** A job elsewhere would make every gram of the receipt wrong. */
  static CarbonException misplaced(JobHandle job, Location wanted) {
    return new CarbonException(
        ErrorKind.UPSTREAM,
        "the job was made in "
            + job.location()
            + " although "
            + wanted
            + " was asked for; it was told to stop");
  }
}

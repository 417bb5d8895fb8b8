package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobSpec;
import dev.carbon.ledger.RecordType;
import dev.carbon.region.Location;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Creates the job exactly once. When the answer is lost, it looks for the job by its label instead
 * of asking again: a second create would be a second paid job.
 */
final class SubmitStep {
  /** In one settle time, besides the first. */
  private static final int LOOKS = 12;

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
    context
        .ledger()
        .append(
            RecordType.JOB_INTENT,
            Map.of(
                "attempt", Integer.toString(spec.attempt()),
                "location", spec.location().id(),
                "machine", spec.workers().toString()));
    standing.submitting();
    return noted(submitOrFind(spec));
  }

  /**
   * The job that was asked for by a carbon that was ended before it heard the answer.
   *
   * @throws CarbonException OUTCOME_UNKNOWN when it is not found
   */
  JobHandle adopt() {
    standing.submitting();
    return noted(
        found()
            .orElseThrow(
                () ->
                    new CarbonException(
                        ErrorKind.OUTCOME_UNKNOWN,
                        "carbon was ended while it asked for the job, and "
                            + context.plan().location()
                            + " lists none; its bucket is kept",
                        "look again in some minutes: a new job may take a while to be listed")));
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
      return found().orElseThrow(() -> asUnknown(failure));
    }
  }

  /** The refusal is what to tell, also when it can be written down nowhere. */
  private void noteRefusal(CarbonException failure) {
    standing.failed(failure);
    new RefusalStep(context).remember(failure);
    context.ledger().append(RecordType.JOB_REFUSED, Map.of("why", failure.text()));
  }

  /** Looks until the job is listed, or would be if there were one. */
  private Optional<JobHandle> found() {
    Duration betweenLooks = context.backend().settleTime().dividedBy(LOOKS);
    for (int looks = 0; looks <= LOOKS; looks++) {
      List<JobHandle> found = look();
      if (!found.isEmpty()) {
        return Optional.of(found.get(0));
      }
      context.stop().pause(betweenLooks);
    }
    return Optional.empty();
  }

  private List<JobHandle> look() {
    TrainPlan plan = context.plan();
    try {
      return context.backend().runner().find(plan.run(), plan.location());
    } catch (RuntimeException e) {
      return List.of();
    }
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

package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobStatus;
import dev.carbon.staging.Bucket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What is left of a run that nobody watches: brought home or removed, as a person asks. */
final class Leftover {
  /** A new job may be unknown to a get for a while. */
  private static final Duration MISSING_PATIENCE = Duration.ofMinutes(5);

  private final RunContext context;
  private final History history;
  private final Standing standing;

  Leftover(RunContext context, History history) {
    this.context = context;
    this.history = history;
    this.standing = context.standing();
  }

  /**
   * Brings home what the bucket holds by now.
   *
   * @throws CarbonException USAGE when there is no bucket; else as {@link FetchStep#fetch}
   */
  void fetch() {
    Bucket bucket =
        new Recovery(context, history)
            .bucket()
            .orElseThrow(
                () ->
                    new CarbonException(
                        ErrorKind.USAGE,
                        context.plan().run() + " has no bucket: nothing is left to fetch"));
    standing.job().ifPresent(this::look);
    new FetchStep(context).fetch(bucket);
  }

  /**
   * Removes the bucket, unless a job may still write to it or it holds what is nowhere else.
   *
   * @throws CarbonException CLEANUP_INCOMPLETE while the job lives; OUTCOME_UNKNOWN when nobody
   *     knows whether there is one
   */
  void remove(CleanupRequest request) {
    standing.now(RunState.CANCELLED);
    Optional<Bucket> bucket = new Recovery(context, history).bucket();
    job(request).ifPresent(this::requireEnd);
    bucket.filter(found -> !standing.bucketIsGone()).ifPresent(found -> remove(found, request));
  }

  private void remove(Bucket bucket, CleanupRequest request) {
    RemoveStep step = new RemoveStep(context);
    if (request.discard()) {
      step.discard(bucket);
    } else {
      step.remove(bucket, history.outputs());
    }
  }

  private Optional<JobHandle> job(CleanupRequest request) {
    if (!history.jobIsUnclear()) {
      return history.job();
    }
    try {
      return new SubmitStep(context).adopt().map(LostJob.Adopted::job);
    } catch (CarbonException e) {
      if (e.kind() == ErrorKind.OUTCOME_UNKNOWN && request.assumeNoJob()) {
        standing.now(RunState.CANCELLED);
        return Optional.empty();
      }
      throw e;
    }
  }

  private void requireEnd(JobHandle job) {
    if (!look(job) && !isOld()) {
      throw live(job, "is too new to be told from one that is gone");
    }
    if (standing.jobMayLive()) {
      throw live(job, "may still write to its bucket");
    }
  }

  /** Whether the service knows the job; the standing knows its state then. */
  private boolean look(JobHandle job) {
    Optional<JobStatus> status = context.backend().runner().status(job);
    status.ifPresentOrElse(standing::saw, () -> standing.now(RunState.CANCELLED));
    return status.isPresent();
  }

  private boolean isOld() {
    Instant since = history.submittedAt().orElse(Instant.MAX.minus(MISSING_PATIENCE));
    return context.clock().instant().isAfter(since.plus(MISSING_PATIENCE));
  }

  private CarbonException live(JobHandle job, String why) {
    return new CarbonException(
        ErrorKind.CLEANUP_INCOMPLETE,
        "did not remove the bucket: the job " + job + " " + why,
        "carbon cancel " + context.plan().run() + " ends it first");
  }
}

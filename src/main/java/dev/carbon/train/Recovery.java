package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.ForeignText;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes up a run where its history ends. What the history does not know, because carbon was ended
 * between a call and its answer, is asked for; what is then of no use to anybody is removed.
 */
final class Recovery {
  private static final String START_AGAIN = "start the training again";

  private final RunContext context;
  private final History history;
  private final Standing standing;

  Recovery(RunContext context, History history) {
    this.context = context;
    this.history = history;
    this.standing = context.standing();
  }

  /**
   * The job to watch to its end; empty when there is none: the standing then says what became of
   * the run, and nothing is left of it but what the standing tells.
   *
   * @throws CarbonException OUTCOME_UNKNOWN when nobody knows whether there is a job
   */
  Optional<LostJob.Adopted> job() {
    if (history.attemptEnd().isPresent()) {
      endedBetweenAttempts(history.attemptEnd().get());
      return Optional.empty();
    }
    Optional<Bucket> bucket = bucket();
    if (history.job().isPresent()) {
      return history.job().map(job -> new LostJob.Adopted(job, history.cancelled()));
    }
    if (history.jobIsUnclear()) {
      return new SubmitStep(context).adopt();
    }
    endedBeforeTheJob(bucket);
    return Optional.empty();
  }

  private void endedBetweenAttempts(String refusal) {
    standing.now(RunState.FAILED);
    context.fail(
        ErrorKind.NO_REGION,
        "carbon was ended before it could try the next region; " + ForeignText.oneLine(refusal),
        START_AGAIN + "; the region is left out for a day");
  }

  private void endedBeforeTheJob(Optional<Bucket> bucket) {
    history
        .refusal()
        .ifPresentOrElse(
            why -> {
              standing.now(RunState.FAILED);
              context.fail(ErrorKind.NO_REGION, ForeignText.oneLine(why), START_AGAIN);
            },
            () -> {
              standing.now(RunState.CANCELLED);
              context.fail(
                  ErrorKind.JOB_ENDED,
                  "carbon was ended before the job was made; nothing was paid",
                  START_AGAIN);
            });
    bucket.ifPresent(found -> new RemoveStep(context).remove(found, List.of()));
  }

  /** The bucket, if there is one; the standing knows of it, and of one that is gone. */
  Optional<Bucket> bucket() {
    Optional<BucketName> name = history.intendedBucket();
    if (name.isEmpty() || history.bucketIsGone()) {
      return Optional.empty();
    }
    boolean known = history.bucket().isPresent() && !history.isRemoving();
    Optional<Bucket> found = known ? history.bucket() : context.backend().stager().find(name.get());
    found.ifPresentOrElse(this::found, () -> gone(name.get()));
    return found;
  }

  private void found(Bucket bucket) {
    standing.made(bucket);
    if (history.bucket().isEmpty()) {
      new BucketStep(context).note(bucket);
    }
  }

  private void gone(BucketName name) {
    standing.bucketRemoved();
    context.ledger().append(RecordType.BUCKET_GONE, Map.of("bucket", name.value()));
  }
}

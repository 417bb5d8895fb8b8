package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.error.RegionRefusal;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.staging.Bucket;
import dev.carbon.unit.Durations;
import java.util.function.Consumer;

/** What the end of the watch means: which error it is, and whether outputs and bucket go home. */
final class Conclusion {
  private final RunContext context;
  private final TrainPlan plan;
  private final Standing standing;

  Conclusion(RunContext context) {
    this.context = context;
    this.plan = context.plan();
    this.standing = context.standing();
  }

  void conclude(Watch watch) {
    switch (watch.ending()) {
      case JOB_ENDED -> concludeEnded(watch.last().orElseThrow());
      case STOPPED -> {
        standing.now(RunState.CANCELLED);
        context.stoppedBy(context.stop().reason().orElseThrow(), "stopped; the script was ended");
        bringHomeAndRemove();
      }
      case DETACHED -> {
        standing.now(RunState.DETACHED);
        // Without a reason whoever listened has left, which is no failure.
        context.stop().reason().ifPresent(why -> context.stoppedBy(why, whatGoesOn(watch)));
      }
      case QUEUED_TOO_LONG -> {
        String why =
            "the job waited longer than "
                + Durations.words(plan.request().limits().maxQueue())
                + " for its machines, and was cancelled";
        concludeRefused(
            CarbonException.refused(
                RegionRefusal.CAPACITY,
                why,
                why,
                "raise --max-queue, or ask for other hardware or regions",
                null));
      }
      case TOO_EXPENSIVE -> {
        context.fail(
            ErrorKind.JOB_ENDED,
            "the job was cancelled before it costs more than it may",
            "raise --max-cost; --resume-from "
                + plan.run()
                + " goes on from the checkpoints it has saved");
        bringHomeAndRemove();
      }
      case ASKED -> {
        standing.now(RunState.CANCELLED);
        context.fail(ErrorKind.JOB_ENDED, "the job was cancelled, as asked", null);
        bringHomeAndRemove();
      }
      case GIVEN_UP -> {
        standing.now(RunState.CANCELLED);
        context.fail(
            ErrorKind.JOB_ENDED,
            "the job was seen only when carbon had given it up; it trained nothing",
            "start the training again");
        bringHomeAndRemove();
      }
      case MISPLACED -> bringHomeAndRemove();
      case VANISHED -> {
        standing.now(RunState.UNKNOWN);
        context.fail(
            ErrorKind.JOB_ENDED,
            "the job was deleted by somebody else; the bucket is kept",
            "look into the bucket for what the job has written");
      }
      case WILL_NOT_STOP ->
          context.fail(
              ErrorKind.CLEANUP_INCOMPLETE,
              "the job was told to stop and has not stopped yet",
              "watch it in the console; it costs money until it has stopped");
    }
  }

  /** What the watch saw, of a run that another process concludes. */
  void tellOnly(Watch watch) {
    if (watch.ending() == Watch.Ending.WILL_NOT_STOP || watch.ending() == Watch.Ending.DETACHED) {
      conclude(watch);
    } else if (standing.status().isPresent() && !standing.jobMayLive()) {
      context.listener().endedFor(plan.run());
    }
  }

  private static String whatGoesOn(Watch watch) {
    boolean ending = watch.last().filter(s -> s.state() == JobState.CANCELLING).isPresent();
    return ending
        ? "no longer watching; the job was told to stop before"
        : "no longer watching; the job goes on";
  }

  private void concludeEnded(JobStatus status) {
    switch (status.state()) {
      case SUCCEEDED -> {
        if (bringHome() && hasRequiredOutputs()) {
          removeUnlessKept();
        }
      }
      case PARTIALLY_SUCCEEDED -> {
        context.fail(ErrorKind.JOB_FAILED, "only a part of the job succeeded", null);
        boolean unused = bringHome();
      }
      case FAILED -> {
        String why = status.error().orElse("the service does not say why");
        status
            .refusal()
            .ifPresentOrElse(
                reason -> concludeRefused(stockout(reason, why)), () -> concludeFailed(why));
      }
      case CANCELLED -> {
        context.fail(ErrorKind.JOB_ENDED, "the job was cancelled by somebody else", null);
        keepOrBringHome();
      }
      case EXPIRED -> {
        context.fail(
            ErrorKind.JOB_ENDED,
            "the job was ended because it ran longer than allowed",
            plan.timeout().equals(plan.request().limits().timeout())
                ? "raise --timeout"
                : "raise --max-cost, which ended it before --timeout");
        keepOrBringHome();
      }
      case QUEUED, PENDING, RUNNING, CANCELLING, PAUSED, UPDATING, UNKNOWN ->
          throw new IllegalStateException("the job has not ended: " + status.state());
    }
  }

  private void concludeFailed(String why) {
    context.fail(ErrorKind.JOB_FAILED, "the training job failed: " + why, null);
    keepOrBringHome();
  }

  private static CarbonException stockout(RegionRefusal reason, String why) {
    return CarbonException.refused(
        reason,
        "the region could not run the job: " + why,
        why,
        "start again: the region is left out for a day",
        null);
  }

  /** It may run elsewhere; what it wrote before its machines were taken comes home. */
  private void concludeRefused(CarbonException failure) {
    standing.failed(failure);
    new RefusalStep(context).remember(failure);
    if (bringHome(bucket -> new FetchStep(context).fetchRefused(bucket))) {
      removeNow();
    }
  }

  /** Also with --keep-bucket: what is kept is the bucket of the run, not of each attempt. */
  private void removeNow() {
    standing
        .bucket()
        .filter(bucket -> !standing.bucketIsGone())
        .ifPresent(bucket -> new RemoveStep(context).remove(bucket, standing.outputs()));
  }

  /**
   * After a failure the cloud's bucket stays for the user to look at; a staging folder would be
   * litter.
   */
  private void keepOrBringHome() {
    if (plan.backend().isRehearsal()) {
      bringHomeAndRemove();
    }
  }

  private void bringHomeAndRemove() {
    if (bringHome()) {
      removeUnlessKept();
    }
  }

  private void removeUnlessKept() {
    if (!plan.request().outputs().keepBucket()) {
      removeNow();
    }
  }

  /** Whether every output is proven to be at home. */
  private boolean bringHome() {
    return bringHome(bucket -> new FetchStep(context).fetch(bucket));
  }

  private boolean bringHome(Consumer<Bucket> fetch) {
    if (standing.bucketIsGone()) {
      return true; // Another process has brought everything home, else the bucket would be there.
    }
    try {
      fetch.accept(standing.bucket().orElseThrow());
      return true;
    } catch (RuntimeException e) {
      standing.failed(elsewhere(asNotVerified(Bugs.asFailure(e))));
      return false;
    }
  }

  /** Where this machine stands in the way, another folder may not. */
  private CarbonException elsewhere(CarbonException failure) {
    boolean canGoElsewhere =
        plan.home().isPresent()
            && !plan.backend().isRehearsal()
            && failure.kind() != ErrorKind.INTERRUPTED;
    return canGoElsewhere
        ? new CarbonException(
            failure.kind(),
            failure.text(),
            failure.hint().map(hint -> hint + "\n").orElse("")
                + "carbon attach "
                + plan.run()
                + " --output DIR brings them into another folder",
            failure)
        : failure;
  }

  private boolean hasRequiredOutputs() {
    boolean missing =
        plan.request().outputs().required()
            && !standing.bucketIsGone() // Else another process has found them.
            && !JobOutputs.hasAny(standing.outputs());
    if (missing) {
      context.fail(
          ErrorKind.OUTPUTS_NOT_VERIFIED,
          "the job ended without outputs; the bucket is kept",
          "write them below AIP_MODEL_DIR or AIP_CHECKPOINT_DIR");
    }
    return !missing;
  }

  static CarbonException asNotVerified(CarbonException e) {
    return e.kind() == ErrorKind.OUTPUTS_NOT_VERIFIED || e.kind() == ErrorKind.INTERRUPTED
        ? e
        : new CarbonException(
            ErrorKind.OUTPUTS_NOT_VERIFIED,
            "could not bring all outputs home: " + e.text(),
            "the bucket is kept; nothing is lost",
            e);
  }
}

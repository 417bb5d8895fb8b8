package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.footprint.PowerModel;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobSpec;
import dev.carbon.job.JobStatus;
import dev.carbon.job.StagedCode;
import dev.carbon.ledger.RunLedger;
import dev.carbon.signal.Stop;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Labels;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.OutputFile;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One execution of one plan: bucket, upload, job, watch, outputs, removal. */
final class Run {
  private static final int FIRST_ATTEMPT = 1;

  private final TrainPlan plan;
  private final Backend backend;
  private final RunLedger ledger;
  private final PowerModel model;
  private final TrainListener listener;
  private final Stop stop;
  private final Clock clock;
  private final Map<String, String> labels;
  private final Set<ObjectName> ownObjects;
  private final Standing standing;

  Run(
      TrainPlan plan,
      Backend backend,
      RunLedger ledger,
      PowerModel model,
      TrainListener listener,
      Stop stop,
      Clock clock,
      String version) {
    this.plan = plan;
    this.backend = backend;
    this.ledger = ledger;
    this.model = model;
    this.listener = listener;
    this.stop = stop;
    this.clock = clock;
    this.labels = Labels.of(plan.run(), FIRST_ATTEMPT, version, plan.madeAt());
    this.ownObjects = UploadStep.ownObjects(plan.request().script());
    this.standing = Standing.of(plan);
  }

  TrainOutcome toTheEnd() {
    try {
      launch().ifPresent(job -> conclude(watch(job)));
    } catch (CarbonException e) {
      standing.failed(e);
    }
    return standing.outcome(account());
  }

  /** Makes the bucket and the job; empty when carbon was asked to stop before the job existed. */
  private Optional<JobHandle> launch() {
    BucketName name = BucketName.of(plan.run(), FIRST_ATTEMPT);
    BucketSpec spec = new BucketSpec(name, plan.location(), labels);
    listener.makingBucket(plan, name);
    Bucket bucket = new BucketStep(backend.stager(), ledger).make(spec);
    standing.made(bucket);
    try {
      BucketStep.requireLocation(spec, bucket);
      StagedCode code =
          new UploadStep(backend.stager(), ledger).upload(bucket, plan.request().script());
      listener.uploaded(bucket, ownObjects.size());
      if (stop.reason().isPresent()) {
        return undo(bucket, stop.reason().get());
      }
      return Optional.of(submit(bucket, code));
    } catch (CarbonException e) {
      throw withoutLeftovers(bucket, e);
    }
  }

  private JobHandle submit(Bucket bucket, StagedCode code) {
    SubmitStep step = new SubmitStep(backend.runner(), ledger, stop);
    JobSpec spec = jobSpec(bucket, code);
    JobHandle job = step.submit(spec);
    standing.submitted(job);
    listener.submitted(job);
    step.requireLocation(spec, job);
    return job;
  }

  /** While no job exists nothing is lost by removing the bucket; when nobody knows, it stays. */
  private CarbonException withoutLeftovers(Bucket bucket, CarbonException e) {
    boolean jobMayExist = e.kind() == ErrorKind.OUTCOME_UNKNOWN || standing.job().isPresent();
    if (jobMayExist) {
      standing.now(RunState.UNKNOWN);
    } else {
      standing.now(RunState.FAILED);
      remove(bucket, List.of());
    }
    return e;
  }

  private Optional<JobHandle> undo(Bucket bucket, StopReason reason) {
    listener.stopping(reason);
    standing.now(RunState.CANCELLED);
    stoppedBy(reason, "stopped before the job was made; nothing was paid");
    remove(bucket, List.of());
    return Optional.empty();
  }

  private Watch watch(JobHandle job) {
    Watch watch =
        new WatchStep(backend, ledger, listener, stop, clock, plan.request().maxQueue(), job)
            .watch();
    standing.saw(watch);
    return watch;
  }

  private void conclude(Watch watch) {
    switch (watch.ending()) {
      case JOB_ENDED -> concludeEnded(watch.last().orElseThrow());
      case STOPPED -> {
        standing.now(RunState.CANCELLED);
        stoppedBy(stop.reason().orElseThrow(), "stopped; the script was ended");
        bringHomeAndRemove();
      }
      case DETACHED -> {
        standing.now(RunState.DETACHED);
        stoppedBy(stop.reason().orElseThrow(), "no longer watching; the job goes on");
      }
      case QUEUED_TOO_LONG -> {
        fail(
            ErrorKind.NO_REGION,
            "the job waited longer than "
                + plan.request().maxQueue().toMinutes()
                + " minutes for its machines, and was cancelled",
            "raise --max-queue, or ask for other hardware or regions");
        bringHomeAndRemove();
      }
      case VANISHED ->
          fail(
              ErrorKind.JOB_ENDED,
              "the job was deleted by somebody else; the bucket is kept",
              "look into the bucket for what the job has written");
      case WILL_NOT_STOP ->
          fail(
              ErrorKind.CLEANUP_INCOMPLETE,
              "the job was told to stop and has not stopped yet",
              "watch it in the console; it costs money until it has stopped");
    }
  }

  private void concludeEnded(JobStatus status) {
    switch (status.state()) {
      case SUCCEEDED -> bringHomeAndRemove();
      case PARTIALLY_SUCCEEDED -> {
        fail(ErrorKind.JOB_FAILED, "only a part of the job succeeded", null);
        bringHome();
      }
      case FAILED -> {
        String why = status.error().orElse("the service does not say why");
        fail(ErrorKind.JOB_FAILED, "the training job failed: " + why, null);
        keepOrBringHome();
      }
      case CANCELLED -> {
        fail(ErrorKind.JOB_ENDED, "the job was cancelled by somebody else", null);
        keepOrBringHome();
      }
      case EXPIRED -> {
        fail(
            ErrorKind.JOB_ENDED,
            "the job was ended because it ran longer than allowed",
            "raise --timeout");
        keepOrBringHome();
      }
      case QUEUED, PENDING, RUNNING, CANCELLING, PAUSED, UPDATING, UNKNOWN ->
          throw new IllegalStateException("the job has not ended: " + status.state());
    }
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
    if (!bringHome() || plan.request().keepBucket()) {
      return;
    }
    standing.bucket().ifPresent(bucket -> remove(bucket, standing.outputs()));
  }

  /** Whether every output is proven to be at home. */
  private boolean bringHome() {
    try {
      standing.fetched(
          new FetchStep(backend.stager(), ledger, listener)
              .fetch(standing.bucket().orElseThrow(), ownObjects, plan.output()));
    } catch (CarbonException e) {
      standing.failed(asNotVerified(e));
      return false;
    }
    if (plan.request().requireOutputs() && !JobOutputs.hasAny(standing.outputs())) {
      fail(
          ErrorKind.OUTPUTS_NOT_VERIFIED,
          "the job ended without outputs; the bucket is kept",
          "write them below AIP_MODEL_DIR or AIP_CHECKPOINT_DIR");
      return false;
    }
    return true;
  }

  private static CarbonException asNotVerified(CarbonException e) {
    return e.kind() == ErrorKind.OUTPUTS_NOT_VERIFIED
        ? e
        : new CarbonException(
            ErrorKind.OUTPUTS_NOT_VERIFIED,
            "could not bring all outputs home: " + e.text(),
            "the bucket is kept; nothing is lost",
            e);
  }

  private void remove(Bucket bucket, List<OutputFile> atHome) {
    try {
      new RemoveStep(backend.stager(), ledger, listener).remove(bucket, ownObjects, atHome);
      standing.bucketRemoved();
    } catch (CarbonException e) {
      standing.failed(
          e.kind() == ErrorKind.CLEANUP_INCOMPLETE
              ? e
              : new CarbonException(
                  ErrorKind.CLEANUP_INCOMPLETE,
                  "could not remove the bucket: " + e.text(),
                  null,
                  e));
    }
  }

  private void stoppedBy(StopReason reason, String message) {
    standing.stopped(reason);
    fail(ErrorKind.INTERRUPTED, message, null);
  }

  private void fail(ErrorKind kind, String message, @Nullable String hint) {
    standing.failed(new CarbonException(kind, message, hint, null));
  }

  private RunAccount account() {
    Optional<JobMetrics> metrics = JobMetrics.read(plan.output());
    return RunAccount.of(plan, model, standing.status(), metrics);
  }

  private JobSpec jobSpec(Bucket bucket, StagedCode code) {
    TrainRequest request = plan.request();
    return new JobSpec(
        plan.run(),
        FIRST_ATTEMPT,
        plan.location(),
        bucket.name(),
        code,
        plan.machine(),
        request.image(),
        request.arguments(),
        request.environment(),
        request.serviceAccount(),
        request.timeout(),
        labels);
  }
}

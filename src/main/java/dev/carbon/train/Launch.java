package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobSpec;
import dev.carbon.job.Lease;
import dev.carbon.job.StagedCode;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.BucketSpec;
import dev.carbon.staging.Labels;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the bucket, fills it and makes the job; what is made before a failure is removed again. */
final class Launch {
  private final RunContext context;
  private final TrainPlan plan;
  private final Standing standing;
  private final Map<String, String> labels;

  Launch(RunContext context, String version) {
    this.context = context;
    this.plan = context.plan();
    this.standing = context.standing();
    this.labels = Labels.of(plan.run(), plan.attempt(), version, plan.madeAt());
  }

  /** The job; empty when there is none to watch: the standing then says why. */
  Optional<JobHandle> launch() {
    if (isStopped()) {
      return Optional.empty();
    }
    BucketSpec spec =
        new BucketSpec(
            BucketName.of(plan.run(), plan.attempt()),
            plan.location(),
            labels,
            plan.request().access().kmsKey(),
            plan.request().outputs().purge());
    context.listener().makingBucket(plan, spec.name());
    BucketStep step = new BucketStep(context);
    Bucket bucket = step.make(spec);
    try {
      step.accept(spec, bucket);
      return submit(bucket, upload(bucket));
    } catch (RuntimeException e) {
      noteFailure(Bugs.asFailure(e));
      if (!standing.jobMayExist()) {
        remove(bucket);
      }
      return Optional.empty();
    }
  }

  /** Who is asked to stop while the code is on its way has not failed. */
  private void noteFailure(CarbonException failure) {
    if (failure.kind() != ErrorKind.INTERRUPTED || !isStopped()) {
      standing.failed(failure);
    }
  }

  private Optional<StagedCode> upload(Bucket bucket) {
    Optional<StagedCode> code = new UploadStep(context).upload(bucket);
    context.listener().uploaded(bucket, standing.uploaded().size());
    return code;
  }

  private Optional<JobHandle> submit(Bucket bucket, Optional<StagedCode> code) {
    if (isStopped()) {
      remove(bucket);
      return Optional.empty();
    }
    JobHandle job = new SubmitStep(context).submit(jobSpec(bucket, code));
    context.listener().submitted(job);
    return Optional.of(job);
  }

  /** While no job exists, nothing is lost with its bucket. */
  private void remove(Bucket bucket) {
    new RemoveStep(context).remove(bucket, List.of());
  }

  private boolean isStopped() {
    Optional<StopReason> reason = context.stop().reason();
    reason.ifPresent(this::stopped);
    return reason.isPresent();
  }

  private void stopped(StopReason reason) {
    standing.now(RunState.CANCELLED);
    context.stoppedBy(reason, "stopped before the job was made; nothing was paid");
    context.listener().stopping(reason);
  }

  private JobSpec jobSpec(Bucket bucket, Optional<StagedCode> code) {
    TrainRequest request = plan.request();
    return new JobSpec(
        plan.run(),
        plan.attempt(),
        plan.location(),
        bucket.name(),
        request.task(),
        code,
        Lease.random(),
        request.resources(),
        request.access(),
        plan.directOutput(),
        plan.timeout(),
        labels);
  }
}

package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobStatus;
import dev.carbon.job.Lease;
import dev.carbon.placement.Refused;
import dev.carbon.signal.StopReason;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What exists and what is known of a run while it goes on. */
final class Standing {
  private final TrainPlan plan;
  private RunState state = RunState.PLANNED;
  private @Nullable Bucket bucket;
  private boolean bucketGone;
  private @Nullable JobHandle job;
  private @Nullable Instant submittedAt;
  private @Nullable Lease lease;
  private @Nullable JobStatus status;
  private final Set<StoredObject> uploaded = new HashSet<>();
  private final List<OutputFile> outputs = new ArrayList<>();
  private @Nullable StopReason stop;
  private @Nullable CarbonException error;
  private @Nullable Refused refused;

  private Standing(TrainPlan plan) {
    this.plan = plan;
  }

  static Standing of(TrainPlan plan) {
    return new Standing(plan);
  }

  /** What another process left of a run. */
  static Standing of(History history) {
    Standing standing = new Standing(history.plan());
    history.madeBucket().ifPresent(standing::made);
    history.outputs().forEach(standing::fetched);
    standing.bucketGone = history.bucketIsGone();
    history.job().ifPresent(standing::submitted);
    history.lease().ifPresent(standing::leased);
    standing.submittedAt = history.submittedAt().orElse(null);
    standing.uploaded.addAll(history.uploaded());
    return standing;
  }

  void made(Bucket made) {
    bucket = made;
  }

  /** Carbon itself wrote this version of the object: it is no output, and may always be deleted. */
  void uploaded(StoredObject object) {
    uploaded.add(object);
  }

  Set<StoredObject> uploaded() {
    return Set.copyOf(uploaded);
  }

  /** From now on nobody knows whether there is a job, until it is submitted or refused. */
  void submitting() {
    state = RunState.UNKNOWN;
  }

  /** The job takes that lease before it trains. */
  void leased(Lease taken) {
    lease = taken;
  }

  /** What the job takes before it trains; empty when it takes nothing. */
  Optional<Lease> lease() {
    return Optional.ofNullable(lease);
  }

  void submitted(JobHandle submitted) {
    job = submitted;
    state = RunState.PENDING;
  }

  void saw(JobStatus seen) {
    status = seen;
    state = RunState.of(seen.state());
  }

  void now(RunState is) {
    state = is;
  }

  /** One output is at home; a newer version takes the place of an older. */
  void fetched(OutputFile file) {
    outputs.removeIf(older -> older.path().equals(file.path()));
    outputs.add(file);
  }

  void bucketRemoved() {
    bucketGone = true;
  }

  boolean bucketIsGone() {
    return bucketGone;
  }

  void stopped(StopReason reason) {
    stop = reason;
  }

  /** The first error is the one to tell; what goes wrong after it is its consequence. */
  void failed(CarbonException first) {
    if (error == null) {
      error = first;
    }
  }

  /** The region did not take the job. */
  void refused(Refused why) {
    refused = why;
  }

  boolean hasFailed() {
    return error != null;
  }

  Optional<Bucket> bucket() {
    return Optional.ofNullable(bucket);
  }

  List<OutputFile> outputs() {
    return List.copyOf(outputs);
  }

  /** When another process made the job; empty when this one has just done it. */
  Optional<Instant> submittedAt() {
    return Optional.ofNullable(submittedAt);
  }

  Optional<JobHandle> job() {
    return Optional.ofNullable(job);
  }

  /** Whether there is a job, or may be one that nobody has heard of. */
  boolean jobMayExist() {
    return job != null || state == RunState.UNKNOWN;
  }

  /** Whether there may be a job that has not ended. */
  boolean jobMayLive() {
    return state.jobMayLive();
  }

  Optional<JobStatus> status() {
    return Optional.ofNullable(status);
  }

  TrainOutcome outcome(RunAccount account) {
    return new TrainOutcome(
        plan,
        state,
        job(),
        bucket(),
        bucketGone,
        outputs,
        account.duration(),
        account.footprint(),
        account.savings(),
        account.localGrams(),
        account.details(),
        Optional.ofNullable(stop),
        Optional.ofNullable(error),
        Optional.ofNullable(refused).map(why -> attempt(why, account)),
        List.of());
  }

  /** Whether it is certain that no job of this attempt ever ran. */
  private boolean hadNoMachine() {
    return !jobMayExist()
        || status()
            .filter(seen -> seen.state().isTerminal() && seen.startedAt().isEmpty())
            .isPresent();
  }

  private RefusedAttempt attempt(Refused why, RunAccount account) {
    return new RefusedAttempt(
        plan.attempt(),
        why,
        hadNoMachine() ? Optional.of(Duration.ZERO) : account.duration(),
        account.footprint(),
        account.details(),
        outputs);
  }
}

package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobRunner;
import dev.carbon.job.JobStatus;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.Upload;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the history of a run anew from a copy that lay where others could write it, and from what
 * the cloud itself says. Bucket and job are the cloud's; of the copy remain the plan as far as it
 * can be trusted, the lease, and which of the objects were uploaded. That outputs are at home is
 * never taken over: that was another machine's home, or another disk.
 */
record Rebuild(CloudProject project) {

  /**
   * The records of the history.
   *
   * @param name of the bucket that the copy is of
   * @param bucket of that name; empty when it is gone
   * @throws CarbonException CONFIGURATION when the copy is of another run, or no copy of carbon's;
   *     UPSTREAM or CREDENTIALS when the cloud cannot be asked for the job
   */
  List<LedgerRecord> records(BucketName name, Optional<Bucket> bucket, List<LedgerRecord> claims) {
    History claimed = claimed(name, bucket, claims);
    PlanTrust trust = new PlanTrust(project.id(), project.home().apply(name.run()), now());
    TrainPlan plan = trust.trusted(claimed.plan());
    List<LedgerRecord> records = new ArrayList<>();
    records.add(
        new LedgerRecord(
            RecordType.PLAN, noLaterThanNow(plan.madeAt()), project.histories().facts(plan)));
    records.addAll(bucketRecords(name, bucket, plan));
    uploaded(claimed, plan).ifPresent(records::add);
    records.add(now(RecordType.JOB_INTENT, intent(claimed, plan)));
    records.addAll(jobRecords(claimed, plan));
    return records;
  }

  private History claimed(BucketName name, Optional<Bucket> bucket, List<LedgerRecord> claims) {
    claims.stream()
        .filter(record -> record.type() == RecordType.PLAN)
        .flatMap(record -> record.fact("plan").stream())
        .forEach(PlanTrust::requirePlain);
    History history = project.histories().of(name.run(), claims);
    TrainPlan plan = history.plan();
    boolean same =
        plan.run().equals(name.run())
            && plan.attempt() == name.attempt()
            && plan.backend() == BackendKind.VERTEX
            && bucket.map(Bucket::location).filter(at -> !at.equals(plan.location())).isEmpty();
    if (!same) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "the copy in the bucket is the history of another run");
    }
    return history;
  }

  private List<LedgerRecord> bucketRecords(
      BucketName name, Optional<Bucket> bucket, TrainPlan plan) {
    Map<String, String> named = Map.of("bucket", name.value());
    Map<String, String> intended = Map.of("bucket", name.value(), "location", plan.location().id());
    LedgerRecord result =
        bucket
            .map(found -> now(RecordType.BUCKET_OK, BucketStep.facts(found)))
            .orElseGet(() -> now(RecordType.BUCKET_GONE, named));
    return List.of(now(RecordType.BUCKET_INTENT, intended), result);
  }

  /** Only what the plan itself says that carbon would upload; an older carbon's bootstrap too. */
  private Optional<LedgerRecord> uploaded(History claimed, TrainPlan plan) {
    Set<ObjectName> planned =
        plan.request().code().uploads().stream().map(Upload::name).collect(Collectors.toSet());
    List<StoredObject> own =
        claimed.uploaded().stream().filter(object -> planned.contains(object.name())).toList();
    return own.isEmpty()
        ? Optional.empty()
        : Optional.of(now(RecordType.UPLOAD_OK, ObjectFacts.of(own)));
  }

  /** The copy may be older than the run: a job may have been asked for since. */
  private static Map<String, String> intent(History claimed, TrainPlan plan) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("attempt", Integer.toString(plan.attempt()));
    facts.put("location", plan.location().id());
    claimed.lease().ifPresent(lease -> facts.put(History.LEASE, lease.id()));
    return facts;
  }

  /** Only a job that carries the label of the run; while several do, nobody knows which. */
  private List<LedgerRecord> jobRecords(History claimed, TrainPlan plan) {
    List<JobHandle> listed = runner().find(plan.run(), plan.location());
    Optional<JobHandle> known = claimed.job().filter(listed::contains);
    Optional<JobHandle> job =
        known.or(() -> listed.stream().findFirst().filter(only -> listed.size() == 1));
    if (job.isEmpty()) {
      return List.of();
    }
    List<LedgerRecord> records = new ArrayList<>();
    Instant madeAt = known.flatMap(each -> claimed.submittedAt()).orElseGet(this::now);
    records.add(
        new LedgerRecord(
            RecordType.JOB_OK,
            noLaterThanNow(madeAt),
            Map.of("job", job.get().name(), "location", job.get().location().id())));
    runner().status(job.get()).flatMap(this::state).ifPresent(records::add);
    return records;
  }

  /** When a job ended is known only where the cloud says so. */
  private Optional<LedgerRecord> state(JobStatus status) {
    Optional<Instant> at = status.state().isTerminal() ? status.endedAt() : Optional.of(now());
    return at.map(
        time ->
            new LedgerRecord(
                RecordType.JOB_STATE,
                time,
                Map.of("state", status.state().name(), "error", status.error().orElse(""))));
  }

  private JobRunner runner() {
    return project.backend().runner();
  }

  private Instant now() {
    return project.clock().instant();
  }

  private LedgerRecord now(RecordType type, Map<String, String> facts) {
    return new LedgerRecord(type, now(), facts);
  }

  private Instant noLaterThanNow(Instant time) {
    return time.isAfter(now()) ? now() : time;
  }
}

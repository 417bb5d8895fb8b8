package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.job.Lease;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.ObjectName;
import dev.carbon.staging.StoredObject;
import dev.carbon.staging.Upload;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads and takes the lease of an attempt: which of its jobs trains, and whether any still may. */
final class LeaseStep {
  private static final ObjectName METRICS =
      new ObjectName(ObjectName.OUTPUT + JobMetrics.FILE_NAME);

  private final RunContext context;
  private final Standing standing;

  LeaseStep(RunContext context) {
    this.context = context;
    this.standing = context.standing();
  }

  /**
   * Takes the lease for carbon itself, so that no job of the attempt trains from now on.
   *
   * @return whether nobody had it; also when an earlier call took it and nobody heard the answer
   * @throws CarbonException UPSTREAM or CREDENTIALS when nobody knows
   */
  boolean close(Bucket bucket) {
    context.ledger().append(RecordType.LEASE_INTENT, Map.of("bucket", bucket.name().value()));
    try {
      StoredObject unused = context.backend().stager().upload(bucket, Lease.closed(), bytes -> {});
      return true;
    } catch (CarbonException e) {
      if (e.kind() == ErrorKind.CONFIGURATION) {
        return false; // Other bytes are there: a job's.
      }
      throw e;
    }
  }

  /** Who has the lease, as far as it can be told; nothing is known when it cannot be read. */
  Holder holder() {
    Optional<Bucket> bucket = standing.bucket().filter(present -> !standing.bucketIsGone());
    if (bucket.isEmpty()) {
      return Holder.NOBODY;
    }
    try {
      return holder(context.backend().stager().list(bucket.get()));
    } catch (RuntimeException e) {
      return Holder.NOBODY;
    }
  }

  private Holder holder(List<StoredObject> objects) {
    return new Holder(standing.lease(), find(objects, Lease.NAME));
  }

  /**
   * The job that trains in place of one that has ended: two were made of one request, and carbon
   * has watched the one without the lease.
   *
   * @return empty when there is none
   * @throws CarbonException OUTCOME_UNKNOWN when there is one, and it is not listed;
   *     OUTPUTS_NOT_VERIFIED when the bucket does not say; what exists stays
   */
  Optional<JobHandle> insteadOf(JobHandle job, JobStatus end) {
    Optional<Bucket> bucket = standing.bucket().filter(present -> !standing.bucketIsGone());
    if (context.plan().backend().isRehearsal() || bucket.isEmpty()) {
      return Optional.empty();
    }
    List<StoredObject> objects = listed(bucket.get());
    Holder holder = holder(objects);
    if (!holder.mayBeAnother(job)) {
      return Optional.empty();
    }
    Optional<JobHandle> other =
        context.backend().runner().find(context.plan().run(), job.location()).stream()
            .filter(holder::is)
            .findFirst();
    if (other.isEmpty() && !hasTrained(end, objects)) {
      throw new CarbonException(
          ErrorKind.OUTCOME_UNKNOWN,
          "another job of this run trains, and is not listed yet; the bucket is kept",
          "carbon resume " + context.plan().run() + " looks again");
    }
    return other;
  }

  private List<StoredObject> listed(Bucket bucket) {
    try {
      return context.backend().stager().list(bucket);
    } catch (RuntimeException e) {
      throw Conclusion.asNotVerified(Bugs.asFailure(e));
    }
  }

  /** A job that ends well without a word of what it used has trained nothing. */
  private static boolean hasTrained(JobStatus end, List<StoredObject> objects) {
    boolean measured = find(objects, METRICS).isPresent();
    return end.startedAt().isPresent() && (measured || end.state() != JobState.SUCCEEDED);
  }

  private static Optional<StoredObject> find(List<StoredObject> objects, ObjectName name) {
    return objects.stream().filter(object -> object.name().equals(name)).findFirst();
  }

  /**
   * Who has the lease.
   *
   * @param lease of the attempt; empty when its jobs take none
   * @param taken the lease's object; empty when nobody has it
   */
  record Holder(Optional<Lease> lease, Optional<StoredObject> taken) {
    static final Holder NOBODY = new Holder(Optional.empty(), Optional.empty());

    /** Whether that job may train: it has the lease, or can still take it. */
    boolean mayBe(JobHandle job) {
      return lease.isEmpty() || taken.isEmpty() || is(job) || holds(lease.get().heldByAnyJob());
    }

    /** Whether it is certainly that job and no other. */
    boolean is(JobHandle job) {
      return lease.filter(own -> holds(own.heldBy(job))).isPresent();
    }

    /** Whether carbon itself has taken it: no job trains any more. */
    boolean isCarbon() {
      return holds(Lease.closed());
    }

    private boolean mayBeAnother(JobHandle job) {
      return !mayBe(job) && !isCarbon();
    }

    private boolean holds(Upload content) {
      return taken
          .filter(object -> object.bytes() == content.bytes())
          .filter(object -> object.crc32c().equals(content.crc32c()))
          .isPresent();
    }
  }
}

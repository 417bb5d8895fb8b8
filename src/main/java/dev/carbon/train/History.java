package dev.carbon.train;

import dev.carbon.account.JobTimes;
import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.job.JobState;
import dev.carbon.job.JobStatus;
import dev.carbon.job.Lease;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.RecordType;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.StoredObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a run's records say of its newest attempt.
 *
 * @param plan of that attempt; without the values that the history leaves out
 * @param records since that plan, the oldest first
 */
public record History(TrainPlan plan, List<LedgerRecord> records) {
  /** The fact of a JOB_INTENT. */
  static final String LEASE = "lease";

  public History {
    records = List.copyOf(records);
  }

  /**
   * The same with the outputs going elsewhere, if anywhere else.
   *
   * @throws CarbonException USAGE when they do not come to this machine
   */
  History withOutputsIn(Optional<Path> folder) {
    if (folder.isPresent() && plan.home().isEmpty()) {
      throw new CarbonException(
          ErrorKind.USAGE,
          "--output: the outputs of " + plan.run() + " go to " + plan.output(),
          "leave it out; copy them from there");
    }
    return folder
        .map(path -> new History(plan.withOutput(new Destination.Home(path)), records))
        .orElse(this);
  }

  /** The bucket, unless none was made or it is known to be gone. */
  public Optional<Bucket> bucket() {
    return last(RecordType.BUCKET_GONE).isPresent() ? Optional.empty() : madeBucket();
  }

  /** The bucket that was made, be it gone or not. */
  Optional<Bucket> madeBucket() {
    return last(RecordType.BUCKET_OK).map(this::bucket);
  }

  /** Whether there is a job, or may be one that nobody has heard of. */
  boolean mayHaveJob() {
    return job().isPresent() || jobIsUnclear();
  }

  /** The bucket that was asked for, whether or not anybody heard that it was made. */
  Optional<BucketName> intendedBucket() {
    return last(RecordType.BUCKET_INTENT)
        .flatMap(record -> record.fact("bucket"))
        .map(BucketName::new);
  }

  /** What the newest attempt's jobs take before they train; empty when they take nothing. */
  Optional<Lease> lease() {
    return last(RecordType.JOB_INTENT).flatMap(record -> record.fact(LEASE)).map(Lease::new);
  }

  /** Whether a job was asked for and nobody heard what became of it. */
  boolean jobIsUnclear() {
    return last(RecordType.JOB_INTENT).isPresent() && job().isEmpty() && refusal().isEmpty();
  }

  /** In which words the job was refused; empty when it was not. */
  Optional<String> refusal() {
    return last(RecordType.JOB_REFUSED).flatMap(record -> record.fact("why"));
  }

  /** Why carbon itself told the job to stop; empty when it did not. */
  Optional<Watch.Ending> cancelled() {
    return last(RecordType.CANCEL_INTENT)
        .flatMap(record -> record.fact("why"))
        .flatMap(Watch.Ending::named);
  }

  /** Whether the removal of the bucket was begun. */
  boolean isRemoving() {
    return last(RecordType.DELETE_INTENT).isPresent();
  }

  /** Whether the bucket is known to be gone. */
  boolean bucketIsGone() {
    return last(RecordType.BUCKET_GONE).isPresent();
  }

  /** The region that refused this attempt, closed as it is, with what it said. */
  Optional<String> attemptEnd() {
    return last(RecordType.ATTEMPT_END)
        .map(record -> record.fact("region").orElse("") + ": " + record.fact("words").orElse(""));
  }

  /** The job, unless none is known to have been made. */
  public Optional<JobHandle> job() {
    return last(RecordType.JOB_OK)
        .map(
            record ->
                new JobHandle(
                    record.facts().getOrDefault("job", ""),
                    new Location(record.facts().getOrDefault("location", ""))));
  }

  /** How the job ended, when somebody saw that; without times. */
  Optional<JobStatus> ended() {
    return last(RecordType.JOB_STATE)
        .flatMap(
            record ->
                JobState.named(record.facts().getOrDefault("state", ""))
                    .map(state -> status(state, record.facts().getOrDefault("error", ""))))
        .filter(status -> status.state().isTerminal());
  }

  /** When the job had its machines, as far as its states were written down. */
  JobTimes times() {
    JobTimes times = new JobTimes();
    all(RecordType.JOB_STATE)
        .forEach(
            record ->
                record
                    .fact("state")
                    .flatMap(JobState::named)
                    .ifPresent(state -> times.saw(status(state, ""), record.at())));
    return times;
  }

  private static JobStatus status(JobState state, String error) {
    Optional<String> words = Optional.of(error).filter(text -> !text.isEmpty());
    return new JobStatus(state, Optional.empty(), Optional.empty(), words);
  }

  /** When the job was made. */
  public Optional<Instant> submittedAt() {
    return last(RecordType.JOB_OK).map(LedgerRecord::at);
  }

  /** The objects that carbon itself wrote into the bucket. */
  public Set<StoredObject> uploaded() {
    return all(RecordType.UPLOAD_OK)
        .flatMap(record -> ObjectFacts.read(record.facts()).stream())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The outputs of this attempt that are at their place, each as it was when it was verified. */
  public List<OutputFile> outputs() {
    Map<String, OutputFile> files = new LinkedHashMap<>();
    all(RecordType.FETCH_OK)
        .flatMap(record -> ObjectFacts.files(record.facts()).stream())
        .forEach(file -> files.put(file.path(), file));
    return List.copyOf(files.values());
  }

  /** Where the run stood when its newest record was written. */
  public RunState state() {
    Optional<RunState> told =
        Stream.of(RecordType.CLOSED, RecordType.RECEIPT)
            .flatMap(type -> last(type).stream())
            .flatMap(record -> record.fact("state").stream())
            .findFirst()
            .map(RunState::valueOf);
    return told.or(this::stateOfJob).orElse(RunState.PLANNED);
  }

  private Optional<RunState> stateOfJob() {
    Optional<RunState> seen =
        last(RecordType.JOB_STATE)
            .flatMap(record -> record.fact("state"))
            .map(JobState::valueOf)
            .map(RunState::of);
    return seen.or(
        () ->
            mayHaveJob()
                ? Optional.of(jobIsUnclear() ? RunState.UNKNOWN : RunState.PENDING)
                : Optional.empty());
  }

  /** When the run came to its end; empty while it may go on. */
  Optional<Instant> endedAt() {
    return state().jobMayLive() || records.isEmpty()
        ? Optional.empty()
        : records.stream().filter(record -> isEnd(record)).findFirst().map(LedgerRecord::at);
  }

  private static boolean isEnd(LedgerRecord record) {
    return switch (record.type()) {
      case JOB_STATE ->
          record.fact("state").filter(state -> JobState.valueOf(state).isTerminal()).isPresent();
      case RECEIPT, CLOSED, ATTEMPT_END -> true;
      default -> false;
    };
  }

  /** The bucket as far as it may be there. */
  Optional<BucketName> openBucket() {
    return bucketIsGone() ? Optional.empty() : intendedBucket();
  }

  /** How the run ended; empty while something of it is open. */
  public Optional<String> outcome() {
    return last(RecordType.CLOSED).flatMap(record -> record.fact("state"));
  }

  /** The receipt as it was written down; empty while there is none. */
  Optional<String> receipt() {
    return last(RecordType.RECEIPT).flatMap(record -> record.fact("receipt"));
  }

  private Optional<LedgerRecord> last(RecordType type) {
    return all(type).reduce((older, newer) -> newer);
  }

  private Stream<LedgerRecord> all(RecordType type) {
    return records.stream().filter(record -> record.type() == type);
  }

  private Bucket bucket(LedgerRecord record) {
    return bucket(record, plan.backend());
  }

  /** The bucket of a BUCKET_OK. */
  static Bucket bucket(LedgerRecord record, BackendKind backend) {
    BucketName name = new BucketName(record.facts().getOrDefault("bucket", ""));
    return new Bucket(
        name,
        backend.address(name),
        new Location(record.facts().getOrDefault("location", "")),
        Long.parseLong(record.facts().getOrDefault("metageneration", "")));
  }
}

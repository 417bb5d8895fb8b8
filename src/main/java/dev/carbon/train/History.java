package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.RecordType;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.OutputFile;
import dev.carbon.staging.StoredObject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
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
    return last(RecordType.BUCKET_GONE).isPresent()
        ? Optional.empty()
        : last(RecordType.BUCKET_OK).map(this::bucket);
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
        .flatMap(record -> files(record).stream())
        .forEach(file -> files.put(file.path(), file));
    return List.copyOf(files.values());
  }

  private static List<OutputFile> files(LedgerRecord record) {
    List<OutputFile> files = new ArrayList<>();
    for (StoredObject object : ObjectFacts.read(record.facts())) {
      String path = record.facts().getOrDefault("path" + ObjectFacts.number(files.size()), "");
      files.add(new OutputFile(path, object));
    }
    return files;
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
    BucketName name = new BucketName(record.facts().getOrDefault("bucket", ""));
    return new Bucket(
        name,
        plan.backend().address(name),
        new Location(record.facts().getOrDefault("location", "")),
        Long.parseLong(record.facts().getOrDefault("metageneration", "")));
  }
}

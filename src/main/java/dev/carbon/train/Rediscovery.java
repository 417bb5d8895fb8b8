package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.JobHandle;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.ledger.LedgerText;
import dev.carbon.ledger.RecordType;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.Crew;
import dev.carbon.staging.OwnBucket;
import dev.carbon.staging.OwnBuckets;
import dev.carbon.staging.RunId;
import dev.carbon.staging.StoredObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/**
 * Finds the runs that the cloud has buckets of, and writes the histories that this machine lacks
 * from the copies in them. Changes nothing in the cloud.
 */
public final class Rediscovery {
  private static final int CONCURRENCY = 8;

  /** Far more than the longest history. */
  private static final long LARGEST_COPY_BYTES = 64L << 20;

  private final Backend backend;
  private final OwnBuckets buckets;
  private final Histories histories;
  private final Clock clock;

  public Rediscovery(Backend backend, OwnBuckets buckets, Histories histories, Clock clock) {
    this.backend = backend;
    this.buckets = buckets;
    this.histories = histories;
    this.clock = clock;
  }

  /**
   * The runs, or that one if there is a bucket of it, the newest first.
   *
   * @throws CarbonException when the buckets cannot be listed; what goes wrong with one of them is
   *     its obstacle
   */
  public List<FoundRun> recover(Optional<RunId> only) {
    List<FoundRun> found = new ArrayList<>();
    new Crew("recover", CONCURRENCY).work(newestOfEach(only), this::found, found::addAll);
    found.sort(Comparator.comparing((FoundRun run) -> run.bucket().createdAt()).reversed());
    return List.copyOf(found);
  }

  private List<OwnBucket> newestOfEach(Optional<RunId> only) {
    Comparator<OwnBucket> byAttempt = Comparator.comparing(bucket -> bucket.name().attempt());
    Collection<OwnBucket> newest =
        buckets.list().stream()
            .filter(bucket -> only.isEmpty() || only.get().equals(bucket.name().run()))
            .collect(
                Collectors.toMap(
                    bucket -> bucket.name().run(),
                    bucket -> bucket,
                    BinaryOperator.maxBy(byAttempt)))
            .values();
    return List.copyOf(newest);
  }

  private FoundRun found(OwnBucket bucket) {
    RunId run = bucket.name().run();
    try {
      boolean lacking = histories.lacks(run);
      if (lacking) {
        histories.restore(run, history(bucket));
      }
      return new FoundRun(bucket, Optional.of(histories.summary(run)), lacking, Optional.empty());
    } catch (RuntimeException e) {
      String why = Bugs.asFailure(e).text();
      return new FoundRun(bucket, Optional.empty(), false, Optional.of(why));
    }
  }

  private List<LedgerRecord> history(OwnBucket found) {
    Bucket bucket =
        backend
            .stager()
            .find(found.name())
            .orElseThrow(() -> new CarbonException(ErrorKind.UPSTREAM, "the bucket is gone"));
    StoredObject copy =
        backend.stager().list(bucket).stream()
            .filter(object -> object.name().ledgerRecords().isPresent())
            .filter(object -> object.bytes() <= LARGEST_COPY_BYTES)
            .max(Comparator.comparing(object -> object.name().ledgerRecords().getAsInt()))
            .orElseThrow(
                () ->
                    new CarbonException(
                        ErrorKind.CONFIGURATION, "the bucket holds no copy of its history"));
    List<LedgerRecord> records = LedgerText.read(copy.name().value(), content(bucket, copy));
    return withTheJob(found, records);
  }

  private byte[] content(Bucket bucket, StoredObject copy) {
    try {
      Path folder = Files.createTempDirectory("carbon-recover-");
      Path file = folder.resolve("ledger");
      try {
        backend.stager().download(bucket, copy, file);
        return Files.readAllBytes(file);
      } finally {
        Files.deleteIfExists(file);
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "could not keep the copy of the history for a while", null, e);
    }
  }

  /**
   * The copy may be older than the run: a job may have been asked for since, and the cloud says
   * whether there is one. While it lists none, nobody knows.
   */
  private List<LedgerRecord> withTheJob(OwnBucket bucket, List<LedgerRecord> records) {
    RunId run = bucket.name().run();
    History history = histories.of(run, records);
    requireSame(bucket, history);
    List<LedgerRecord> whole = new ArrayList<>(records);
    String location = history.plan().location().id();
    if (!history.mayHaveJob() && history.refusal().isEmpty()) {
      String attempt = Integer.toString(history.plan().attempt());
      whole.add(now(RecordType.JOB_INTENT, Map.of("attempt", attempt, "location", location)));
    }
    if (history.job().isEmpty() && history.refusal().isEmpty()) {
      List<JobHandle> jobs = backend.runner().find(run, history.plan().location());
      if (jobs.size() == 1) {
        whole.add(now(RecordType.JOB_OK, Map.of("job", jobs.get(0).name(), "location", location)));
      }
    }
    return whole;
  }

  private LedgerRecord now(RecordType type, Map<String, String> facts) {
    return new LedgerRecord(type, clock.instant(), facts);
  }

  /** Whoever may write into the bucket may have put the history of another run there. */
  private static void requireSame(OwnBucket bucket, History history) {
    boolean same =
        history.plan().run().equals(bucket.name().run())
            && history.plan().attempt() == bucket.name().attempt()
            && history.plan().backend() == BackendKind.VERTEX
            && history.madeBucket().map(Bucket::name).filter(bucket.name()::equals).isPresent();
    if (!same) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "the copy in the bucket is the history of another run");
    }
  }
}

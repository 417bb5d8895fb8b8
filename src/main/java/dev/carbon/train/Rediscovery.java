package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.OwnJob;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.region.Location;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.BucketName;
import dev.carbon.staging.Crew;
import dev.carbon.staging.OwnBucket;
import dev.carbon.staging.RunId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds the runs that the cloud has buckets or live jobs of, and writes the histories that this
 * machine lacks from the copies in the buckets. Changes nothing in the cloud.
 */
public final class Rediscovery {
  private static final int CONCURRENCY = 8;
  private static final Comparator<OwnBucket> BY_ATTEMPT =
      Comparator.comparing(bucket -> bucket.name().attempt());

  private final CloudProject project;

  public Rediscovery(CloudProject project) {
    this.project = project;
  }

  /**
   * The runs, or that one if there is anything of it.
   *
   * @param locations in which jobs are looked for
   * @throws CarbonException when the buckets cannot be listed; what goes wrong with one of them is
   *     its obstacle
   */
  public Recovered recover(Optional<RunId> only, List<Location> locations) {
    Sightings sightings = project.sweep().look(locations);
    List<FoundRun> found = new ArrayList<>();
    new Crew("recover", CONCURRENCY)
        .work(runs(sightings, only), run -> found(run, sightings), found::addAll);
    found.sort(Comparator.comparing(FoundRun::since).reversed());
    return new Recovered(found, sightings.unanswered());
  }

  /**
   * The run of a history that could be saved only elsewhere than in its usual place.
   *
   * @param claims the records of that history; believed no more than a copy in a bucket
   * @throws CarbonException CONFIGURATION when they are no history of a run in the cloud; else its
   *     obstacle is told with it
   */
  public FoundRun recoverFrom(List<LedgerRecord> claims) {
    RunId run =
        claims.stream()
            .flatMap(record -> record.fact("run").stream())
            .findFirst()
            .flatMap(RunId::parse)
            .orElseThrow(() -> noHistory());
    BucketName name =
        project.histories().of(run, claims).intendedBucket().orElseThrow(() -> noHistory());
    return restored(
        run,
        Optional.empty(),
        List.of(),
        () -> new Claim(name, project.backend().stager().find(name), claims));
  }

  private static CarbonException noHistory() {
    return new CarbonException(
        ErrorKind.CONFIGURATION, "there is no history in it of a run that made anything");
  }

  private static List<RunId> runs(Sightings sightings, Optional<RunId> only) {
    Set<RunId> runs = new LinkedHashSet<>();
    Stream.concat(
            sightings.buckets().stream().map(bucket -> bucket.name().run()),
            sightings.liveJobs().stream().map(OwnJob::run))
        .filter(run -> only.isEmpty() || only.get().equals(run))
        .forEach(runs::add);
    return List.copyOf(runs);
  }

  private FoundRun found(RunId run, Sightings sightings) {
    Optional<OwnBucket> bucket =
        sightings.buckets().stream().filter(each -> each.name().run().equals(run)).max(BY_ATTEMPT);
    List<OwnJob> jobs = sightings.jobs(run);
    return restored(run, bucket, jobs, () -> claim(bucket));
  }

  private Claim claim(Optional<OwnBucket> own) {
    if (own.isEmpty()) {
      throw new CarbonException(
          ErrorKind.CONFIGURATION, "its bucket is gone, and the copy of its history with it");
    }
    BucketName name = own.get().name();
    Bucket bucket =
        project
            .backend()
            .stager()
            .find(name)
            .orElseThrow(() -> new CarbonException(ErrorKind.UPSTREAM, "the bucket is gone"));
    return new Claim(
        name, Optional.of(bucket), new LedgerCopy(project.backend().stager()).read(bucket));
  }

  private FoundRun restored(
      RunId run, Optional<OwnBucket> bucket, List<OwnJob> jobs, Supplier<Claim> source) {
    Histories histories = project.histories();
    try {
      Optional<String> claimedPlace = Optional.empty();
      if (histories.lacks(run)) {
        Claim claim = source.get();
        histories.restore(run, claim.rebuilt(project));
        claimedPlace = Optional.of(histories.of(run, claim.records()).plan().output().toString());
      }
      return new FoundRun(
          run, bucket, jobs, Optional.of(histories.summary(run)), claimedPlace, Optional.empty());
    } catch (RuntimeException e) {
      String why = Bugs.asFailure(e).text();
      return new FoundRun(run, bucket, jobs, Optional.empty(), Optional.empty(), Optional.of(why));
    }
  }

  /** What somebody wrote down of a run, and the bucket that it is about. */
  private record Claim(BucketName name, Optional<Bucket> bucket, List<LedgerRecord> records) {
    List<LedgerRecord> rebuilt(CloudProject project) {
      return new Rebuild(project).records(name, bucket, records);
    }
  }
}

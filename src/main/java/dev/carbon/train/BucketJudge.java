package dev.carbon.train;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.job.Lease;
import dev.carbon.job.OwnJob;
import dev.carbon.ledger.LedgerRecord;
import dev.carbon.staging.Bucket;
import dev.carbon.staging.OwnBucket;
import dev.carbon.staging.RunId;
import dev.carbon.staging.StoredObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides about one bucket. Whatever cannot be learnt is a reason to keep it. */
record BucketJudge(CloudProject project, OrphanRequest request, Sightings sightings) {

  /**
   * Empty when it is too new to be an orphan, lies where nobody was to look, is kept because
   * somebody asked for that, or somebody works on its run.
   */
  Optional<Orphan> judge(OwnBucket bucket) {
    if (!isOld(bucket.createdAt()) || !request.locations().contains(bucket.location())) {
      return Optional.empty();
    }
    try {
      return isTended(bucket.name().run()) ? Optional.empty() : orphan(bucket);
    } catch (RuntimeException e) {
      return Optional.of(kept(bucket, Bugs.asFailure(e).text(), List.of(lookInto(bucket))));
    }
  }

  private boolean isOld(Instant time) {
    return !time.plus(request.olderThan()).isAfter(project.clock().instant());
  }

  private boolean isTended(RunId run) {
    Histories histories = project.histories();
    if (histories.lacks(run)) {
      return false;
    }
    boolean keepsIt =
        histories.hasPlan(run) && histories.read(run).plan().request().outputs().keepBucket();
    boolean jobLives = !sightings.jobs(run).isEmpty();
    return keepsIt || jobLives || histories.isHeld(run);
  }

  private Optional<Orphan> orphan(OwnBucket bucket) {
    Optional<String> silent = Optional.ofNullable(sightings.unanswered().get(bucket.location()));
    if (silent.isPresent()) {
      String why = "nobody knows whether its job lives: " + silent.get();
      return Optional.of(kept(bucket, why, List.of()));
    }
    List<OwnJob> jobs = sightings.jobs(bucket.name().run());
    if (!jobs.isEmpty()) {
      return Optional.of(withJob(bucket, jobs.get(0)));
    }
    return project
            .sweep()
            .buckets()
            .lastWrite(bucket.name())
            .filter(last -> !isOld(last))
            .isPresent()
        ? Optional.empty()
        : Optional.of(byContent(bucket));
  }

  private Orphan withJob(OwnBucket bucket, OwnJob job) {
    return new Orphan(
        bucket.name().run(),
        Optional.of(bucket),
        Optional.of(job),
        Optional.empty(),
        Orphan.Fate.KEPT,
        "its job lives, and may be watched from another machine",
        List.of(recover(bucket), "carbon attach " + bucket.name().run()));
  }

  private Orphan byContent(OwnBucket own) {
    Bucket bucket =
        project
            .backend()
            .stager()
            .find(own.name())
            .orElseThrow(() -> new CarbonException(ErrorKind.UPSTREAM, "it is gone by now"));
    List<StoredObject> objects = project.backend().stager().list(bucket);
    Optional<History> history = history(own, bucket);
    if (history.filter(known -> known.plan().attempt() != own.name().attempt()).isPresent()) {
      return kept(own, "it is of an earlier attempt of its run", List.of(lookInto(own)));
    }
    boolean begun =
        objects.stream()
            .filter(object -> object.name().equals(Lease.NAME))
            .anyMatch(object -> !object.crc32c().equals(Lease.closed().crc32c()));
    if (begun && history.flatMap(History::job).isEmpty()) {
      return kept(own, "a job has begun that no region lists", List.of(recover(own)));
    }
    List<StoredObject> missing =
        history
            .map(known -> check(known).missing(objects))
            .orElseGet(() -> objects.stream().filter(each -> !HomeCheck.isOfCarbon(each)).toList());
    return missing.isEmpty() ? removable(own) : holding(own, missing, history.isPresent());
  }

  private static HomeCheck check(History history) {
    return new HomeCheck(history.uploaded(), history.plan().request(), history.outputs());
  }

  /** As it is here, or as it can be recovered; empty when neither. */
  private Optional<History> history(OwnBucket own, Bucket bucket) {
    RunId run = own.name().run();
    if (!project.histories().lacks(run)) {
      return project.histories().hasPlan(run)
          ? Optional.of(project.histories().read(run))
          : Optional.empty();
    }
    try {
      List<LedgerRecord> claims = new LedgerCopy(project.backend().stager()).read(bucket);
      List<LedgerRecord> records =
          new Rebuild(project).records(own.name(), Optional.of(bucket), claims);
      return Optional.of(project.histories().of(run, records));
    } catch (CarbonException e) {
      if (e.kind() == ErrorKind.CONFIGURATION) {
        return Optional.empty(); // No copy, or none that can be believed.
      }
      throw e;
    }
  }

  private Orphan holding(OwnBucket bucket, List<StoredObject> missing, boolean hasHistory) {
    RunId run = bucket.name().run();
    long bytes = missing.stream().mapToLong(StoredObject::bytes).sum();
    String why =
        "it holds "
            + missing.size()
            + (missing.size() == 1 ? " file (" : " files (")
            + bytes
            + " bytes) that nobody knows to be at home";
    List<String> byHistory =
        project.histories().lacks(run)
            ? List.of(recover(bucket), "carbon fetch " + run, discard(run))
            : List.of("carbon fetch " + run, discard(run));
    return kept(bucket, why, hasHistory ? byHistory : List.of(lookInto(bucket)));
  }

  private static String discard(RunId run) {
    return "carbon cleanup " + run + " --discard";
  }

  private String recover(OwnBucket bucket) {
    return "carbon recover " + bucket.name().run() + " --project " + project.id();
  }

  private static String lookInto(OwnBucket bucket) {
    return "gcloud storage ls --recursive gs://" + bucket.name();
  }

  private static Orphan removable(OwnBucket bucket) {
    return orphan(
        bucket,
        Orphan.Fate.REMOVABLE,
        "no job of it lives, and all it holds is at home",
        List.of());
  }

  private static Orphan kept(OwnBucket bucket, String why, List<String> next) {
    return orphan(bucket, Orphan.Fate.KEPT, why, next);
  }

  private static Orphan orphan(OwnBucket bucket, Orphan.Fate fate, String why, List<String> next) {
    return new Orphan(
        bucket.name().run(),
        Optional.of(bucket),
        Optional.empty(),
        Optional.empty(),
        fate,
        why,
        next);
  }
}

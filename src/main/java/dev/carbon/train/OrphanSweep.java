package dev.carbon.train;

import dev.carbon.job.OwnJob;
import dev.carbon.signal.Stop;
import dev.carbon.staging.Crew;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds what carbon left in a project and nobody tends, and removes what can be removed without a
 * loss. A bucket goes only through the history of its run, which is recovered first where this
 * machine lacks it, and behind the same gate as in any other clean-up.
 */
public final class OrphanSweep {
  private static final int CONCURRENCY = 8;

  private final CloudProject project;
  private final Aftercare care;
  private final Stop stop;

  /**
   * @param care of runs in that project
   */
  public OrphanSweep(CloudProject project, Aftercare care, Stop stop) {
    this.project = project;
    this.care = care;
    this.stop = stop;
  }

  /**
   * What there is. Changes nothing.
   *
   * @throws dev.carbon.error.CarbonException when the buckets cannot be listed; what goes wrong
   *     with one of them is the reason to keep it
   */
  public Orphans look(OrphanRequest request) {
    Sightings sightings = project.sweep().look(request.locations());
    BucketJudge buckets = new BucketJudge(project, request, sightings);
    JobJudge jobs = new JobJudge(project, request);
    List<Supplier<Optional<Orphan>>> questions =
        Stream.<Supplier<Optional<Orphan>>>concat(
                sightings.buckets().stream().map(bucket -> () -> buckets.judge(bucket)),
                homeless(sightings).map(job -> () -> jobs.judge(job)))
            .toList();
    List<Orphan> found = new ArrayList<>();
    AtomicInteger tended = new AtomicInteger();
    new Crew("orphans", CONCURRENCY)
        .work(
            questions,
            Supplier::get,
            answers ->
                answers.forEach(
                    answer -> answer.ifPresentOrElse(found::add, () -> tended.incrementAndGet())));
    found.sort(Comparator.comparing(Orphan::since).thenComparing(Orphan::name));
    return new Orphans(found, tended.get(), sightings.unanswered());
  }

  /** Live jobs whose outputs have nowhere to go. */
  private static Stream<OwnJob> homeless(Sightings sightings) {
    return sightings.liveJobs().stream().filter(job -> !sightings.hasBucket(job.run()));
  }

  /** The same orphan, removed; or still there with the reason. Never throws for what goes wrong. */
  public Orphan remove(Orphan orphan) {
    try {
      return orphan
          .bucket()
          .map(bucket -> new BucketRemoval(project, care).remove(orphan, bucket))
          .orElseGet(() -> new JobEnding(project, stop).end(orphan, orphan.job().orElseThrow()));
    } catch (RuntimeException e) {
      return orphan.become(Orphan.Fate.KEPT, Bugs.asFailure(e).text());
    }
  }
}

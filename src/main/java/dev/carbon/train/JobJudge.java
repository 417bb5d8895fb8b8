package dev.carbon.train;

import dev.carbon.job.OwnJob;
import dev.carbon.region.Price;
import java.util.List;
import java.util.Optional;

/** Decides about a live job whose bucket is gone: what it writes there goes nowhere. */
record JobJudge(CloudProject project, OrphanRequest request) {

  /** Empty when it is too new to be an orphan, or somebody works on its run. */
  Optional<Orphan> judge(OwnJob job) {
    boolean isOld = !job.createdAt().plus(request.olderThan()).isAfter(project.clock().instant());
    return isOld ? orphan(job) : Optional.empty();
  }

  private Optional<Orphan> orphan(OwnJob job) {
    Histories histories = project.histories();
    try {
      boolean known = !histories.lacks(job.run());
      if (known && histories.isHeld(job.run())) {
        return Optional.empty();
      }
      Optional<History> history =
          known && histories.hasPlan(job.run())
              ? Optional.of(histories.read(job.run()))
              : Optional.empty();
      return Optional.of(orphan(job, history));
    } catch (RuntimeException e) {
      return Optional.of(
          new Verdict(Orphan.Fate.KEPT, Bugs.asFailure(e).text(), List.of())
              .about(job, Optional.empty()));
    }
  }

  private Orphan orphan(OwnJob job, Optional<History> history) {
    Optional<Price> price = history.flatMap(known -> known.plan().pricePerHour());
    boolean open = history.filter(known -> known.outcome().isEmpty()).isPresent();
    Verdict verdict;
    if (open) {
      verdict =
          new Verdict(
              Orphan.Fate.KEPT,
              "its bucket is gone; its run is known here",
              List.of("carbon cancel " + job.run()));
    } else if (request.cancelJobs()) {
      verdict =
          new Verdict(Orphan.Fate.REMOVABLE, "its bucket is gone: it is cancelled", List.of());
    } else {
      verdict =
          new Verdict(
              Orphan.Fate.KEPT,
              "it lives although its bucket is gone",
              List.of("carbon cleanup --orphans --cancel-jobs --project " + project.id()));
    }
    return verdict.about(job, price);
  }

  /** A fate and its reasons. */
  private record Verdict(Orphan.Fate fate, String why, List<String> next) {
    Orphan about(OwnJob job, Optional<Price> price) {
      return new Orphan(job.run(), Optional.empty(), Optional.of(job), price, fate, why, next);
    }
  }
}

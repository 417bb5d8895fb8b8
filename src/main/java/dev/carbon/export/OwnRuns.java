package dev.carbon.export;

import dev.carbon.footprint.Footprint;
import dev.carbon.train.BackendKind;
import dev.carbon.train.HistoryScan;
import dev.carbon.train.PastRun;
import dev.carbon.train.RefusedAttempt;
import dev.carbon.train.RunSummary;
import dev.carbon.train.TrainOutcome;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the histories of this machine say of the runs in one project of Google Cloud, by the month
 * in which they ended.
 *
 * @param byMonth months without a run are not in it
 * @param unreadable how many histories could not be read, which may be of any month and project
 */
public record OwnRuns(Map<YearMonth, OwnMonth> byMonth, int unreadable) {
  public OwnRuns {
    byMonth = Map.copyOf(byMonth);
  }

  /** Reads all histories; one that cannot be read hides no other. */
  public static OwnRuns of(HistoryScan scan, String project) {
    HistoryScan.Found<Optional<Ended>> found = scan.runs(run -> ended(run, project));
    Map<YearMonth, OwnMonth> byMonth = new TreeMap<>();
    found.runs().stream()
        .flatMap(Optional::stream)
        .forEach(run -> byMonth.merge(run.month(), run.own(), OwnMonth::plus));
    return new OwnRuns(byMonth, found.unreadable().size());
  }

  /** Of that month; empty when no run ended in it. */
  public Optional<OwnMonth> of(YearMonth month) {
    return Optional.ofNullable(byMonth.get(month));
  }

  private static Optional<Ended> ended(PastRun run, String project) {
    RunSummary summary = run.summary();
    boolean isOfProject =
        summary.backend() == BackendKind.VERTEX && summary.project().equals(Optional.of(project));
    if (!isOfProject || summary.endedAt().isEmpty()) {
      return Optional.empty();
    }
    Optional<TrainOutcome> outcome = run.outcome();
    if (summary.job().isEmpty() && outcome.filter(OwnRuns::ranEarlier).isEmpty()) {
      return Optional.empty();
    }
    Optional<Footprint> footprint = outcome.map(TrainOutcome::footprint);
    return Optional.of(
        new Ended(
            month(summary.endedAt().get()),
            OwnMonth.of(
                footprint.flatMap(Footprint::carbon), footprint.flatMap(Footprint::embodied))));
  }

  /** Whether a region that refused in the end had let a job run for a while. */
  private static boolean ranEarlier(TrainOutcome outcome) {
    return outcome.refusals().stream().anyMatch(RefusedAttempt::hasRun);
  }

  private static YearMonth month(Instant time) {
    return YearMonth.from(time.atOffset(ZoneOffset.UTC));
  }

  /** A run of the project that is over, by the month in which it ended. */
  private record Ended(YearMonth month, OwnMonth own) {}
}

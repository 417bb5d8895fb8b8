package dev.carbon.train;

import dev.carbon.account.GridDiary;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.job.JobMetrics;
import dev.carbon.job.JobMonitor.Observed;
import dev.carbon.job.MeasuredUse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a run that has ended, for its account.
 *
 * @param running when the job had its machines; empty when nobody knows
 * @param restarts how often it was started again, as far as anybody knows
 * @param begun the earliest that the script can have begun
 * @param metrics of the bootstrap
 * @param observed by the platform
 * @param grids what was told of them
 * @param mix of the plants of the run's own grid, towards its end
 * @param units that the script reported
 */
record RunFacts(
    Optional<List<TimeWindow>> running,
    int restarts,
    Instant begun,
    Optional<JobMetrics> metrics,
    List<Observed> observed,
    GridDiary grids,
    Optional<PowerBreakdown> mix,
    Map<String, Double> units) {
  /** Two clocks measure a rehearsal: carbon's and its bootstrap's. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(2);

  /** As often as it was seen; once at least if it finds traces of itself, whoever watched it. */
  @Override
  public int restarts() {
    boolean hasTraces =
        metrics().flatMap(JobMetrics::measured).filter(MeasuredUse::restarted).isPresent();
    return hasTraces ? Math.max(1, restarts) : restarts;
  }

  /** How long the job ran; empty when nobody knows. */
  Optional<Duration> duration() {
    return seen().or(() -> metrics().map(JobMetrics::wall));
  }

  /**
   * What the bootstrap said, if that can be: the script cannot have run longer than its job, else
   * somebody wrote over the file.
   */
  @Override
  public Optional<JobMetrics> metrics() {
    return metrics.filter(
        each ->
            seen()
                .map(most -> each.wall().compareTo(most.plus(CLOCK_TOLERANCE)) <= 0)
                .orElse(true));
  }

  /**
   * When the machines were the job's; where nobody knows that, as long as the script ran from when
   * it can have begun at the earliest. Empty when neither is known, and of a job without length.
   */
  List<TimeWindow> spans() {
    return running.orElseGet(
        () ->
            duration()
                .filter(time -> !time.isZero())
                .map(time -> List.of(new TimeWindow(begun, begun.plus(time))))
                .orElse(List.of()));
  }

  /** The same with what the platform saw. */
  RunFacts withObserved(List<Observed> seen) {
    return new RunFacts(running, restarts, begun, metrics, seen, grids, mix, units);
  }

  /** The same with what the grid is fed by. */
  RunFacts withMix(Optional<PowerBreakdown> plants) {
    return new RunFacts(running, restarts, begun, metrics, observed, grids, plants, units);
  }

  private Optional<Duration> seen() {
    return running.map(
        spans -> spans.stream().map(TimeWindow::length).reduce(Duration.ZERO, Duration::plus));
  }
}

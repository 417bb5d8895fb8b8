package dev.carbon.train;

import dev.carbon.account.GridDiary;
import dev.carbon.account.JobTimes;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.placement.RankedRegion;
import dev.carbon.region.GridZone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is written down while a job runs, for the receipt: when it had its machines, and what the
 * grids emitted that its figures are priced and compared with.
 */
final class RunDiary {
  /** Some sources remember a day only. */
  private static final Duration BETWEEN_HISTORIES = Duration.ofHours(12);

  private final TrainPlan plan;
  private final RunGrid grid;
  private final JobTimes times;
  private final GridDiary grids;
  private Instant toldUntil;

  /**
   * An empty diary.
   *
   * @param times of the job, as far as they are known by now
   */
  RunDiary(TrainPlan plan, RunGrid grid, JobTimes times) {
    this.plan = plan;
    this.grid = grid;
    this.times = times;
    this.grids = new GridDiary(plan.ranking().kind());
    this.toldUntil = plan.ranking().rankedAt();
  }

  JobTimes times() {
    return times;
  }

  GridDiary grids() {
    return grids;
  }

  /** Asks for the newest figure of the run's own grid; fails as {@link RunGrid#now} does. */
  Optional<Intensity> askNow() {
    Optional<Intensity> figure = grid.now(plan);
    figure.map(List::of).ifPresent(grids::add);
    return figure;
  }

  /** Twice a day the hours gone by are asked for, before the source forgets them. */
  void keepUp(Instant now) {
    if (isHourly() && !now.isBefore(toldUntil.plus(BETWEEN_HISTORIES))) {
      ask(new TimeWindow(toldUntil, now));
      toldUntil = now;
    }
  }

  /** Asks for the hours of the run, unless all of them are known. */
  void complete(List<TimeWindow> running) {
    if (isHourly()
        && !running.isEmpty()
        && figures().anyMatch(figure -> !grids.knows(figure, running))) {
      ask(new TimeWindow(running.get(0).from(), running.get(running.size() - 1).to()));
    }
  }

  /** Without an answer the figure of the plan stands in, and the receipt says for how much. */
  private void ask(TimeWindow window) {
    try {
      grids.add(grid.past(plan, zones(), window));
    } catch (RuntimeException e) {
      // What is known stays.
    }
  }

  /** Asks for the plants of the run's own grid; averages of years know none. */
  Optional<PowerBreakdown> askMix() {
    try {
      return isHourly() ? grid.mix(plan) : Optional.empty();
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  private boolean isHourly() {
    return !plan.chosen().intensity().isYearly();
  }

  private Set<GridZone> zones() {
    return figures().map(Intensity::zone).collect(Collectors.toSet());
  }

  /** Of every grid that the run is priced or compared with, as they were at planning. */
  private Stream<Intensity> figures() {
    return Stream.of(
            plan.ranking().ranked().stream().map(RankedRegion::intensity),
            plan.ranking().baseline().intensity().stream(),
            plan.ranking().localGrid().stream())
        .flatMap(each -> each);
  }
}

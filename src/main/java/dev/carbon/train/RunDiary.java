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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

  private static final Duration BETWEEN_TRIES = Duration.ofHours(1);

  /**
   * What a source that remembers a day still has: the hour that has begun is one of its day, and so
   * is the one before what is asked for. Asked for more, such a source may tell nothing.
   */
  private static final Duration WITHIN_A_DAY = Duration.ofHours(22);

  private final TrainPlan plan;
  private final RunGrid grid;
  private final JobTimes times;
  private final GridDiary grids;
  private final Map<GridZone, Told> told;

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
    this.told = new HashMap<>();
    Instant start = plan.ranking().rankedAt();
    zones().forEach(zone -> told.put(zone, new Told(start, start.plus(BETWEEN_HISTORIES))));
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

  /**
   * Twice a day the hours gone by are asked for, before the source forgets them; where nobody
   * answers, again an hour later.
   */
  void keepUp(Instant now) {
    Map<GridZone, Told> due = new HashMap<>(told);
    due.values().removeIf(before -> now.isBefore(before.askAgainAt()));
    if (isHourly()) {
      due.values().stream()
          .map(Told::until)
          .min(Comparator.naturalOrder())
          .map(from -> ask(due.keySet(), new TimeWindow(from, now), now))
          .ifPresent(
              figures ->
                  due.forEach((zone, before) -> told.put(zone, before.after(zone, figures, now))));
    }
  }

  /**
   * Asks for the hours of the run, unless all of them are known: from the first on that is not, and
   * for what a source surely remembers, since it may know by now better than when it was asked.
   */
  void complete(List<TimeWindow> running, Instant now) {
    if (isHourly()) {
      figures()
          .flatMap(figure -> grids.firstUnknown(figure, running).stream())
          .min(Comparator.naturalOrder())
          .map(unknown -> rest(running, earlier(unknown, now.minus(WITHIN_A_DAY))))
          .ifPresent(window -> ask(zones(), window, now));
    }
  }

  private static TimeWindow rest(List<TimeWindow> running, Instant from) {
    Instant start = running.get(0).from();
    Instant end = running.get(running.size() - 1).to();
    return new TimeWindow(from.isBefore(start) ? start : from, end);
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * Without an answer the figure of the plan stands in, and the receipt says for how much. A source
   * that refuses a long time as a whole may still remember the end of it.
   */
  private List<Intensity> ask(Set<GridZone> zones, TimeWindow window, Instant now) {
    List<Intensity> figures = new ArrayList<>(past(zones, window));
    Instant recent = now.minus(WITHIN_A_DAY);
    Set<GridZone> silent = new HashSet<>(zones);
    figures.forEach(figure -> silent.remove(figure.zone()));
    if (!silent.isEmpty() && window.from().isBefore(recent) && recent.isBefore(window.to())) {
      figures.addAll(past(silent, new TimeWindow(recent, window.to())));
    }
    grids.add(figures);
    return figures;
  }

  private List<Intensity> past(Set<GridZone> zones, TimeWindow window) {
    try {
      return grid.past(plan, zones, window);
    } catch (RuntimeException e) {
      return List.of(); // what is known stays
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

  /**
   * How far a source has told of a grid.
   *
   * @param until the beginning of the newest figure that it told, whose hour may not be over
   * @param askAgainAt not asked before then
   */
  private record Told(Instant until, Instant askAgainAt) {
    /** After these figures came; a source that told nothing is not asked at each look. */
    Told after(GridZone zone, List<Intensity> figures, Instant now) {
      return figures.stream()
          .filter(figure -> figure.zone().equals(zone))
          .map(figure -> earlier(figure.validFrom(), now))
          .max(Comparator.naturalOrder())
          .map(last -> new Told(last.isAfter(until) ? last : until, now.plus(BETWEEN_HISTORIES)))
          .orElseGet(() -> new Told(until, now.plus(BETWEEN_TRIES)));
    }
  }
}

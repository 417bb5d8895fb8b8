package dev.carbon.account;

import dev.carbon.footprint.EnergyInterval;
import dev.carbon.footprint.GridSpan;
import dev.carbon.footprint.IntensityTimeline;
import dev.carbon.footprint.OperationalCarbon;
import dev.carbon.footprint.RunEnergy;
import dev.carbon.intensity.Intensity;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run hour by hour, for a plot: coarser for a long one, so that it stays small. */
public final class PlotSpans {
  private static final int MOST = 400;
  private static final long SECONDS_PER_HOUR = 3600;

  private PlotSpans() {}

  /**
   * The stretches in which energy was used, earliest first, at most some 400.
   *
   * @param pue of the building, at least 1
   * @param here the figure of the plan for the run's region
   * @param baseline the figure of the plan for the baseline; empty when there is none
   */
  public static List<GridSpan> of(
      RunEnergy energy, double pue, GridDiary diary, Intensity here, Optional<Intensity> baseline) {
    Duration width = width(energy);
    IntensityTimeline own = diary.timeline(here);
    Optional<IntensityTimeline> other = baseline.map(diary::timeline);
    List<GridSpan> spans = new ArrayList<>();
    grouped(energy, width)
        .forEach(
            (start, parts) -> {
              RunEnergy used = new RunEnergy(parts);
              OperationalCarbon carbon = used.at(own, Optional.of(diary.instead(here)), pue);
              spans.add(
                  new GridSpan(
                      start,
                      width,
                      carbon.energy().total(),
                      carbon.meanIntensity(),
                      other.flatMap(grid -> mean(used, grid, diary, baseline.orElseThrow(), pue))));
            });
    return spans;
  }

  private static Optional<GramsPerKwh> mean(
      RunEnergy used, IntensityTimeline grid, GridDiary diary, Intensity planned, double pue) {
    return used.at(grid, Optional.of(diary.instead(planned)), pue).meanIntensity();
  }

  private static Map<Instant, List<EnergyInterval>> grouped(RunEnergy energy, Duration width) {
    Map<Instant, List<EnergyInterval>> groups = new TreeMap<>();
    for (EnergyInterval part : energy.splitAt(IntensityTimeline.HOUR).intervals()) {
      Instant start = floor(part.start(), width.toSeconds());
      groups.computeIfAbsent(start, unused -> new ArrayList<>()).add(part);
    }
    return groups;
  }

  private static Duration width(RunEnergy energy) {
    List<EnergyInterval> intervals = energy.intervals();
    Instant first = intervals.get(0).start();
    long seconds =
        intervals.stream()
            .mapToLong(each -> Duration.between(first, each.end()).toSeconds())
            .max()
            .orElseThrow();
    return Duration.ofHours(1 + seconds / (MOST * SECONDS_PER_HOUR));
  }

  private static Instant floor(Instant moment, long seconds) {
    return Instant.ofEpochSecond(Math.floorDiv(moment.getEpochSecond(), seconds) * seconds);
  }
}

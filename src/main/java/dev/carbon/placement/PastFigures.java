package dev.carbon.placement;

import dev.carbon.intensity.ChosenSource;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.intensity.MixReading;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridZone;
import dev.carbon.unit.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks up what grids emitted and of what, by the source and kind that was ranked by before. */
public final class PastFigures {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  /** No source tells of a longer interval than this, but for years. */
  private static final Duration LONGEST_INTERVAL = Duration.ofHours(1);

  private final IntensitySources sources;
  private final FigureSurvey figures;
  private final Clock clock;

  public PastFigures(IntensitySources sources, FigureSurvey figures, Clock clock) {
    this.sources = sources;
    this.figures = figures;
    this.clock = clock;
  }

  /**
   * The figures of these zones for that time, as far as the source has them; none when it remembers
   * nothing, and for the replay of a past hour. Blocks for 20 s at most.
   *
   * @param kind of the figures, their source included: another kind would not be comparable
   * @throws dev.carbon.error.CarbonException as {@link FigureSurvey#past}
   */
  public List<Intensity> of(
      Set<GridZone> zones, IntensityKind kind, SourceChoice choice, TimeWindow window) {
    if (choice.wish().at().isPresent()) {
      return List.of();
    }
    TimeWindow all = new TimeWindow(window.from().minus(LONGEST_INTERVAL), window.to());
    return source(kind, choice)
        .map(source -> figures.past(source, all, zones, Deadline.in(LONGEST)).values())
        .map(readings -> usable(readings, zones, kind))
        .orElse(List.of());
  }

  /** The newest power mix of a zone; empty when the source knows none. As {@link #of} otherwise. */
  public Optional<PowerBreakdown> mix(GridZone zone, IntensityKind kind, SourceChoice choice) {
    if (choice.wish().at().isPresent()) {
      return Optional.empty();
    }
    return source(kind, choice)
        .map(source -> figures.mixes(source, List.of(zone), Deadline.in(LONGEST)).get(zone))
        .filter(MixReading.Mix.class::isInstance)
        .map(reading -> ((MixReading.Mix) reading).breakdown())
        .filter(mix -> mix.zone().equals(zone));
  }

  private Optional<ChosenSource> source(IntensityKind kind, SourceChoice choice) {
    return sources
        .find(kind.source())
        .flatMap(option -> ChosenSource.of(option, choice.wish(), clock))
        .filter(source -> source.kind().equals(kind));
  }

  private static List<Intensity> usable(
      Collection<SeriesReading> readings, Set<GridZone> zones, IntensityKind kind) {
    return readings.stream()
        .filter(SeriesReading.Series.class::isInstance)
        .map(SeriesReading.Series.class::cast)
        .flatMap(told -> told.series().points().stream())
        .filter(figure -> zones.contains(figure.zone()) && figure.kind().equals(kind))
        .toList();
  }
}

package dev.carbon.placement;

import dev.carbon.intensity.ChosenSource;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.intensity.SourceWish;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.unit.Deadline;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks up the figure of now for one region's grid, of a kind that was ranked by before. */
public final class CurrentFigure {
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final IntensitySources sources;
  private final FigureSurvey figures;
  private final Clock clock;

  public CurrentFigure(IntensitySources sources, FigureSurvey figures, Clock clock) {
    this.sources = sources;
    this.figures = figures;
    this.clock = clock;
  }

  /**
   * The newest figure that may rank by these choices; empty when the source has none, and for the
   * replay of a past hour. Blocks for 5 s at most.
   *
   * @param kind of the figure, its source included: another kind would not be comparable
   * @throws dev.carbon.error.CarbonException as {@link FigureSurvey#latest}
   */
  public Optional<Intensity> of(Region region, IntensityKind kind, SourceChoice choice) {
    SourceWish wish = choice.wish();
    if (wish.at().isPresent()) {
      return Optional.empty();
    }
    return sources
        .find(kind.source())
        .flatMap(option -> ChosenSource.of(option, wish, clock))
        .filter(source -> source.kind().equals(kind))
        .flatMap(source -> figure(source, region, choice.maxAge()));
  }

  private Optional<Intensity> figure(ChosenSource source, Region region, Duration maxAge) {
    Optional<GridZone> zone = source.profile().coverage().zoneOf(region);
    return zone.flatMap(
        place -> {
          FigureSurvey.Found found =
              figures.latest(source, maxAge, List.of(place), Deadline.in(LONGEST));
          return new FigureJudge(source.kind(), maxAge, clock.instant(), found.readings())
              .usable(place);
        });
  }
}

package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.MemoryCache;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.SourceWish;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import dev.carbon.region.RegionId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CurrentFigureTest {
  private static final SourceName NAME = new SourceName("made-up");
  private static final IntensityKind KIND =
      new IntensityKind(NAME, Signal.AVERAGE, Accounting.LIFECYCLE);
  private static final Region FINLAND =
      Requests.CATALOGUE.regions().get(new RegionId("europe-north1"));

  private MadeUpSource.State state = MadeUpSource.State.FRESH;
  private Optional<Instant> at = Optional.empty();

  @Test
  void isOfTheRegionsZoneAndOfTheKindThatWasRankedBy() {
    Intensity figure = look(KIND).orElseThrow();

    assertEquals(new GridZone("FI"), figure.zone());
    assertEquals(KIND, figure.kind());
  }

  @Test
  void isNeverOfAnotherKindOrSource() {
    assertTrue(look(new IntensityKind(NAME, Signal.MARGINAL, Accounting.LIFECYCLE)).isEmpty());
    assertTrue(
        look(new IntensityKind(new SourceName("other"), Signal.AVERAGE, Accounting.LIFECYCLE))
            .isEmpty());
  }

  @Test
  void isNoneWhereTheSourceHasNoneThatMayRank() {
    state = MadeUpSource.State.OLD;
    assertTrue(look(KIND).isEmpty());
    state = MadeUpSource.State.ELSEWHERE;
    assertTrue(look(KIND).isEmpty());
    state = MadeUpSource.State.NOTHING;
    assertTrue(look(KIND).isEmpty());
  }

  @Test
  void isNoneForTheReplayOfAPastHour() {
    at = Optional.of(Situation.NOW.minus(Duration.ofDays(300)));
    assertTrue(look(KIND).isEmpty());
  }

  private Optional<Intensity> look(IntensityKind kind) {
    Clock clock = Clock.fixed(Situation.NOW, ZoneOffset.UTC);
    MadeUpSource source =
        new MadeUpSource(
            NAME, SourceTier.KEYED, true, false, List.of(KIND), Map.of(FINLAND.zone(), state));
    FigureSurvey figures =
        new FigureSurvey(
            new IntensitySurvey(Duration.ofSeconds(10)), new MemoryCache(clock), clock);
    IntensitySources sources =
        new IntensitySources(
            List.of(source.option()),
            name -> {
              throw new AssertionError("nobody named a file");
            });
    SourceWish wish =
        new SourceWish(
            Optional.empty(), Optional.empty(), Optional.empty(), false, false, false, at);
    return new CurrentFigure(sources, figures, clock)
        .of(FINLAND, kind, new SourceChoice(wish, Duration.ofHours(2), false));
  }
}

package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.BreakdownSource;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.HistorySource;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySources;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.MemoryCache;
import dev.carbon.intensity.MixBasis;
import dev.carbon.intensity.MixReading;
import dev.carbon.intensity.NoFigure;
import dev.carbon.intensity.PowerBreakdown;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.SeriesReading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceProfile;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.SourceWish;
import dev.carbon.intensity.TimeWindow;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.unit.GramsPerKwh;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PastFiguresTest {
  private static final SourceName NAME = new SourceName("made-up");
  private static final IntensityKind KIND =
      new IntensityKind(NAME, Signal.AVERAGE, Accounting.LIFECYCLE);
  private static final IntensityKind MARGINAL =
      new IntensityKind(NAME, Signal.MARGINAL, Accounting.LIFECYCLE);
  private static final Duration HOUR = Duration.ofHours(1);
  private static final GridZone FINLAND = new GridZone("FI");
  private static final GridZone FRANCE = new GridZone("FR");
  private static final TimeWindow RUN =
      new TimeWindow(Situation.NOW.plusSeconds(1800), Situation.NOW.plusSeconds(9000));

  private Optional<Instant> at = Optional.empty();
  private boolean measuredOnly;

  @Test
  void touchTheRunFromTheHourThatItBeganIn() {
    assertEquals(
        List.of(Situation.NOW, Situation.NOW.plus(HOUR), Situation.NOW.plus(HOUR.multipliedBy(2))),
        look(KIND, FINLAND).stream().map(Intensity::validFrom).toList());
  }

  @Test
  void areOfTheZonesThatWereAskedFor() {
    assertEquals(Set.of(FINLAND), zones(look(KIND, FINLAND)));
    assertEquals(Set.of(), zones(look(KIND, FRANCE)), "the source answers France with Finland");
  }

  @Test
  void areNeverOfAnotherKind() {
    assertEquals(List.of(), look(MARGINAL, FINLAND));
  }

  @Test
  void areNoEstimatesWhereNoneAreWanted() {
    measuredOnly = true;

    assertEquals(
        List.of(Situation.NOW, Situation.NOW.plus(HOUR)),
        look(KIND, FINLAND).stream().map(Intensity::validFrom).toList());
  }

  @Test
  void areNoneForTheReplayOfAPastHour() {
    at = Optional.of(Situation.NOW);

    assertEquals(List.of(), look(KIND, FINLAND));
    assertEquals(Optional.empty(), past().mix(FINLAND, KIND, choice()));
  }

  @Test
  void comeWithTheMixOfTheVeryZone() {
    assertEquals(
        Map.of("hydro", 7.0),
        past().mix(FINLAND, KIND, choice()).orElseThrow().megawattsBySource());
    assertEquals(Optional.empty(), past().mix(FRANCE, KIND, choice()));
  }

  private List<Intensity> look(IntensityKind kind, GridZone zone) {
    return past().of(Set.of(zone), kind, choice(), RUN);
  }

  private static Set<GridZone> zones(List<Intensity> figures) {
    return Set.copyOf(figures.stream().map(Intensity::zone).toList());
  }

  private SourceChoice choice() {
    SourceWish wish =
        new SourceWish(
            Optional.empty(), Optional.empty(), Optional.empty(), false, measuredOnly, false, at);
    return new SourceChoice(wish, HOUR.multipliedBy(2), false);
  }

  private static PastFigures past() {
    Clock clock = Clock.fixed(Situation.NOW, ZoneOffset.UTC);
    SourceProfile profile =
        new SourceProfile(
            NAME,
            SourceTier.KEYED,
            List.of(KIND),
            zone -> true,
            Optional.empty(),
            false,
            "invented",
            "set THE_KEY");
    IntensitySources sources =
        new IntensitySources(
            List.of(SourceOption.usable(profile, terms -> new Finland())),
            name -> {
              throw new AssertionError("nobody named a file");
            });
    FigureSurvey figures =
        new FigureSurvey(
            new IntensitySurvey(Duration.ofSeconds(10)), new MemoryCache(clock), clock);
    return new PastFigures(sources, figures, clock);
  }

  /** Knows every hour of Finland, the newest of them by an estimate, and takes all for Finland. */
  private static final class Finland implements IntensitySource, HistorySource, BreakdownSource {
    private static final Instant ESTIMATED_FROM = Situation.NOW.plus(HOUR.multipliedBy(2));

    @Override
    public IntensityKind kind() {
      return KIND;
    }

    @Override
    public Reading latest(GridZone zone) {
      return Reading.of(figure(Situation.NOW));
    }

    @Override
    public SeriesReading history(GridLocation location, TimeWindow window) {
      List<Intensity> hours =
          Stream.iterate(Situation.NOW.minus(Duration.ofDays(1)), at -> at.plus(HOUR))
              .limit(48)
              .filter(window::contains)
              .map(Finland::figure)
              .toList();
      try {
        return SeriesReading.of(hours, Optional.empty());
      } catch (NoFigure e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public MixReading breakdown(GridLocation location) {
      return MixReading.of(
          new PowerBreakdown(
              FINLAND,
              Situation.NOW,
              MixBasis.CONSUMED,
              OptionalDouble.empty(),
              OptionalDouble.empty(),
              Map.of("hydro", 7.0)));
    }

    private static Intensity figure(Instant from) {
      boolean estimated = !from.isBefore(ESTIMATED_FROM);
      return new Intensity(
          new GramsPerKwh(50),
          FINLAND,
          from,
          HOUR,
          KIND,
          new Estimation(Optional.of(estimated), Optional.empty()));
    }
  }
}

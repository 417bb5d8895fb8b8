package dev.carbon.intensity;

import static dev.carbon.intensity.KeptFigures.BASE;
import static dev.carbon.intensity.KeptFigures.HOUR;
import static dev.carbon.intensity.KeptFigures.KIND;
import static dev.carbon.intensity.KeptFigures.NOW;
import static dev.carbon.intensity.KeptFigures.SOURCE;
import static dev.carbon.intensity.KeptFigures.askedAt;
import static dev.carbon.intensity.KeptFigures.figure;
import static dev.carbon.intensity.KeptFigures.key;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carbon.intensity.FigureCache.Kept;
import dev.carbon.region.GridZone;
import dev.carbon.train.MutableClock;
import dev.carbon.unit.GramsPerKwh;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What every cache of figures keeps to. */
public abstract class FigureCacheContract {
  protected static final FigureCache.Key GERMANY = key("DE");

  protected final MutableClock clock = new MutableClock();
  private FigureCache cache;

  /** An empty cache. */
  protected abstract FigureCache cache(Clock clock);

  @BeforeEach
  void itIsTwentyPastTwelve() {
    clock.advance(Duration.between(clock.instant(), NOW));
    cache = cache(clock);
  }

  @Test
  void isEmptyAtFirst() {
    assertEquals(Optional.empty(), cache.find(GERMANY));
    assertEquals(Optional.empty(), cache.lastSuccess(SOURCE));
    assertEquals(0, cache.clear());
  }

  @Test
  void findsAFigureExactlyAsItWasStored() {
    List<Estimation> estimations =
        List.of(
            Estimation.UNKNOWN,
            new Estimation(Optional.of(false), Optional.empty()),
            new Estimation(
                Optional.of(true), Optional.of("a \"method\" \\ of\nÅngström \u2028 😀")));
    for (double grams : new double[] {0.1 + 0.2, 1e-300, 1, 123.456789012345, 2500}) {
      for (Estimation estimation : estimations) {
        Kept kept = figure(GERMANY, grams, estimation);
        cache.store(GERMANY, kept);
        assertEquals(Optional.of(kept), cache.find(GERMANY));
      }
    }
  }

  @Test
  void findsADirectFigureOfNothingAndOneOfAYear() {
    IntensityKind direct = new IntensityKind(SOURCE, Signal.AVERAGE, Accounting.DIRECT);
    FigureCache.Key key = new FigureCache.Key(BASE, direct, false, new GridZone("SE"), NOW);
    Kept kept =
        new Kept(
            new Intensity(
                new GramsPerKwh(0),
                key.zone(),
                Instant.parse("2025-01-01T00:00:00Z"),
                Period.ofYears(1),
                direct,
                Estimation.UNKNOWN),
            NOW);
    cache.store(key, kept);
    assertEquals(Optional.of(kept), cache.find(key));
  }

  @Test
  void anotherQuestionIsNotAnswered() {
    cache.store(GERMANY, figure(GERMANY, 300));
    GridZone zone = GERMANY.zone();
    IntensityKind marginal = new IntensityKind(SOURCE, Signal.MARGINAL, Accounting.LIFECYCLE);
    IntensityKind direct = new IntensityKind(SOURCE, Signal.AVERAGE, Accounting.DIRECT);
    IntensityKind other =
        new IntensityKind(new SourceName("other"), Signal.AVERAGE, Accounting.LIFECYCLE);
    for (FigureCache.Key key :
        List.of(
            new FigureCache.Key(URI.create("https://example.org/v4"), KIND, false, zone, NOW),
            new FigureCache.Key(BASE, marginal, false, zone, NOW),
            new FigureCache.Key(BASE, direct, false, zone, NOW),
            new FigureCache.Key(BASE, other, false, zone, NOW),
            new FigureCache.Key(BASE, KIND, true, zone, NOW),
            new FigureCache.Key(BASE, KIND, false, new GridZone("FR"), NOW),
            new FigureCache.Key(BASE, KIND, false, zone, HOUR.plus(Duration.ofHours(1))),
            new FigureCache.Key(BASE, KIND, false, zone, HOUR.minus(Duration.ofHours(1))))) {
      assertEquals(Optional.empty(), cache.find(key), key.toString());
    }
  }

  @Test
  void anyMomentOfTheHourIsTheSameQuestion() {
    cache.store(GERMANY, figure(GERMANY, 300));
    Instant last = HOUR.plus(Duration.ofMinutes(60)).minusNanos(1);
    assertEquals(
        Optional.of(figure(GERMANY, 300)),
        cache.find(new FigureCache.Key(BASE, KIND, false, GERMANY.zone(), last)));
  }

  @Test
  void aLaterFigureTakesThePlaceOfTheEarlier() {
    cache.store(GERMANY, figure(GERMANY, 300));
    cache.store(GERMANY, figure(GERMANY, 301));
    assertEquals(Optional.of(figure(GERMANY, 301)), cache.find(GERMANY));
    assertEquals(1, cache.clear());
  }

  @Test
  void aFigureOfTheFutureIsNotFoundUntilThen() {
    Instant soon = NOW.plus(Duration.ofMinutes(5));
    Kept kept = askedAt(figure(GERMANY, 300), soon);
    cache.store(GERMANY, kept);
    assertEquals(Optional.empty(), cache.find(GERMANY));
    assertEquals(Optional.empty(), cache.lastSuccess(SOURCE));
    clock.advance(Duration.ofMinutes(5));
    assertEquals(Optional.of(kept), cache.find(GERMANY));
    assertEquals(Optional.of(soon), cache.lastSuccess(SOURCE));
  }

  @Test
  void forgetsEverything() {
    cache.store(GERMANY, figure(GERMANY, 300));
    cache.store(key("FR"), figure(key("FR"), 40));
    assertEquals(2, cache.clear());
    assertEquals(Optional.empty(), cache.find(GERMANY));
    assertEquals(Optional.empty(), cache.lastSuccess(SOURCE));
    assertEquals(0, cache.clear());
  }

  @Test
  void isSafeForManyThreads() {
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i -> {
              FigureCache.Key key = key("DE-" + i % 7);
              Kept kept = figure(key, 100 + i % 7);
              cache.store(key, kept);
              assertEquals(Optional.of(kept), cache.find(key));
            });
    assertEquals(7, cache.clear());
  }

  @Nested
  class TheLastSuccess {
    @Test
    void isWhenASourceLastGaveAFigure() {
      cache.store(GERMANY, figure(GERMANY, 300));
      cache.store(key("FR"), askedAt(figure(key("FR"), 40), NOW));
      cache.store(key("PL"), askedAt(figure(key("PL"), 700), HOUR));
      assertEquals(Optional.of(NOW), cache.lastSuccess(SOURCE));
      assertEquals(Optional.empty(), cache.lastSuccess(new SourceName("other")));
    }

    @Test
    void outlivesTheFigureItself() {
      cache.store(GERMANY, figure(GERMANY, 300));
      Instant later = NOW.plus(Duration.ofDays(40));
      clock.advance(Duration.ofDays(40));
      assertEquals(
          Optional.empty(),
          cache.find(new FigureCache.Key(BASE, KIND, false, GERMANY.zone(), later)));
      assertEquals(Optional.of(NOW.minus(Duration.ofMinutes(1))), cache.lastSuccess(SOURCE));
    }
  }

  @Nested
  class AFigureThatIsNoAnswerToItsQuestion {
    @Test
    void ofAnotherZoneIsNotKept() {
      notKept(GERMANY, figure(key("FR"), 40));
    }

    @Test
    void ofAnotherKindIsNotKept() {
      IntensityKind direct = new IntensityKind(SOURCE, Signal.AVERAGE, Accounting.DIRECT);
      notKept(GERMANY, figure(new FigureCache.Key(BASE, direct, false, GERMANY.zone(), NOW), 300));
    }

    @Test
    void givenInAnotherHourIsNotKept() {
      notKept(GERMANY, askedAt(figure(GERMANY, 300), HOUR.minusNanos(1)));
      notKept(GERMANY, askedAt(figure(GERMANY, 300), HOUR.plus(Duration.ofHours(1))));
    }

    @Test
    void thatIsAnEstimateWhereThoseAreRefusedIsNotKept() {
      FigureCache.Key measured = new FigureCache.Key(BASE, KIND, true, GERMANY.zone(), NOW);
      notKept(measured, figure(measured, 300));
    }

    @Test
    void ofAnHourMoreThanTwoAheadIsNotKept() {
      Kept kept = figure(GERMANY, 300);
      Instant tooFar = kept.askedAt().plus(Duration.ofHours(2)).plusNanos(1);
      Intensity figure = kept.figure();
      notKept(
          GERMANY,
          new Kept(
              new Intensity(
                  figure.value(),
                  figure.zone(),
                  tooFar,
                  figure.resolution(),
                  figure.kind(),
                  figure.estimation()),
              kept.askedAt()));
    }

    private void notKept(FigureCache.Key key, Kept kept) {
      cache.store(key, kept);
      assertEquals(Optional.empty(), cache.find(key));
      assertEquals(Optional.empty(), cache.lastSuccess(SOURCE));
    }
  }
}

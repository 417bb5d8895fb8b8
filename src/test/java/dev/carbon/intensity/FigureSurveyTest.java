package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.carbon.intensity.FigureSurvey.Found;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.train.MutableClock;
import dev.carbon.unit.GramsPerKwh;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FigureSurveyTest {
  private static final Instant HOUR = FakeIntensitySource.HOUR;
  private static final Duration MAX_AGE = Duration.ofHours(2);
  private static final GridZone GERMANY = new GridZone("DE");
  private static final URI BASE = URI.create("https://example.org/v3");
  private static final SourceName NAME = new SourceName("fake");
  private static final IntensityKind LIFECYCLE =
      new IntensityKind(NAME, Signal.AVERAGE, Accounting.LIFECYCLE);
  private static final IntensityKind DIRECT =
      new IntensityKind(NAME, Signal.AVERAGE, Accounting.DIRECT);

  private final MutableClock clock = new MutableClock();
  private final FakeIntensitySource lifecycle = new FakeIntensitySource(LIFECYCLE);
  private final FakeIntensitySource direct = new FakeIntensitySource(DIRECT);
  private final AtomicInteger opened = new AtomicInteger();
  private final MemoryCache cache = new MemoryCache(clock);

  @BeforeEach
  void itIsTwentyPast() {
    clock.advance(Duration.between(clock.instant(), HOUR.plus(Duration.ofMinutes(20))));
    lifecycle.with("DE", 300).with("FR", 40);
  }

  @Test
  void theSecondSurveyAsksNothingAndOpensNoSource() {
    Found first = survey(SourceWish.ANY, "DE", "FR");
    Found second = survey(SourceWish.ANY, "DE", "FR");
    assertEquals(first.readings(), second.readings());
    assertEquals(2, lifecycle.asked().size());
    assertEquals(1, opened.get());
  }

  @Test
  void asksOnlyForWhatIsNotKept() {
    survey(SourceWish.ANY, "DE");
    assertEquals(40, grams(survey(SourceWish.ANY, "DE", "FR"), "FR"));
    assertEquals(List.of(GERMANY, new GridZone("FR")), lifecycle.asked());
  }

  @Test
  void saysHowManyWereKeptAndForHowLong() {
    assertEquals(Optional.empty(), survey(SourceWish.ANY, "DE").note(clock.instant()));
    clock.advance(Duration.ofMinutes(3));
    survey(SourceWish.ANY, "FR");
    clock.advance(Duration.ofMinutes(2));
    assertEquals(
        Optional.of(
            "2 of 3 figures were asked for up to 5 min 0 s ago and kept; --no-cache asks again"),
        survey(SourceWish.ANY, "DE", "FR", "PL").note(clock.instant()));
  }

  @Test
  void withoutTheCacheEverySurveyAsks() {
    SourceWish wish = wish(Optional.empty(), false, false);
    survey(wish, "DE");
    survey(SourceWish.ANY, "DE");
    assertEquals(0, survey(wish, "DE").cached());
    assertEquals(3, lifecycle.asked().size());
  }

  @Test
  void anotherHourIsAskedFor() {
    survey(SourceWish.ANY, "DE");
    clock.advance(Duration.ofMinutes(40));
    assertEquals(0, survey(SourceWish.ANY, "DE").cached());
    assertEquals(2, lifecycle.asked().size());
  }

  @Test
  void aKeptFigureThatIsStaleIsAskedForAgain() {
    lifecycle.with("DE", 300, HOUR.minus(Duration.ofMinutes(70)));
    survey(SourceWish.ANY, "DE");
    assertEquals(1, survey(SourceWish.ANY, Duration.ofMinutes(90), zones("DE")).cached());
    assertEquals(0, survey(SourceWish.ANY, Duration.ofMinutes(89), zones("DE")).cached());
    assertEquals(2, lifecycle.asked().size());
  }

  @Test
  void theServiceAtAnotherAddressIsAskedItself() {
    survey(SourceWish.ANY, "DE");
    ChosenSource other = source(SourceWish.ANY, Optional.of(URI.create("http://127.0.0.1:1")));
    assertEquals(0, survey(other, MAX_AGE, zones("DE")).cached());
  }

  @Test
  void anotherKindIsAskedFor() {
    direct.with("DE", 200);
    survey(SourceWish.ANY, "DE");
    Found found = survey(wish(Optional.of(Accounting.DIRECT), false, true), "DE");
    assertEquals(200, grams(found, "DE"));
    assertEquals(300, grams(survey(SourceWish.ANY, "DE"), "DE"));
  }

  @Test
  void aSourceThatIsReadFromThisMachineIsNotKept() {
    ChosenSource local = source(SourceWish.ANY, Optional.empty());
    survey(local, MAX_AGE, zones("DE"));
    assertEquals(0, survey(local, MAX_AGE, zones("DE")).cached());
    assertEquals(0, cache.clear());
  }

  @Test
  void aGapIsNotKept() {
    lifecycle.with("DE", GapReason.NO_DATA);
    survey(SourceWish.ANY, "DE");
    lifecycle.with("DE", 300);
    assertEquals(300, grams(survey(SourceWish.ANY, "DE"), "DE"));
  }

  @Test
  void aPointOnTheMapIsNotKept() {
    PointSource points = new PointSource();
    Coordinates berlin = new Coordinates(52.5, 13.4);
    ChosenSource source = choose(Options.keyed(points), SourceWish.ANY);
    survey(source, MAX_AGE, List.of(berlin));
    survey(source, MAX_AGE, List.of(berlin));
    assertEquals(2, points.asked.get());
    assertEquals(0, cache.clear());
  }

  @Nested
  class WhenEstimatesAreRefused {
    private final SourceWish measuredOnly = wish(Optional.empty(), true, true);

    @Test
    void anEstimateIsAGapAndNotKept() {
      lifecycle.with("DE", figure(Optional.of(true)));
      Found found = survey(measuredOnly, "DE");
      Reading.Gap gap = assertInstanceOf(Reading.Gap.class, found.readings().get(GERMANY));
      assertEquals(GapReason.NO_DATA, gap.reason());
      assertEquals(
          "fake has only an estimate for zone DE, and --measured-only refuses those",
          gap.message());
      assertEquals(0, cache.clear());
    }

    @Test
    void aMeasuredFigureIsTakenAndKept() {
      lifecycle.with("DE", figure(Optional.of(false)));
      assertEquals(321, grams(survey(measuredOnly, "DE"), "DE"));
      assertEquals(1, survey(measuredOnly, "DE").cached());
    }

    @Test
    void aFigureOfWhichNobodySaysIsTaken() {
      lifecycle.with("DE", figure(Optional.empty()));
      assertEquals(321, grams(survey(measuredOnly, "DE"), "DE"));
    }

    @Test
    void whatWasKeptForWhoTakesEstimatesIsAskedForAgain() {
      lifecycle.with("DE", figure(Optional.of(true)));
      survey(SourceWish.ANY, "DE");
      assertInstanceOf(Reading.Gap.class, survey(measuredOnly, "DE").readings().get(GERMANY));
      assertEquals(2, lifecycle.asked().size());
    }

    private static Reading figure(Optional<Boolean> estimated) {
      return Reading.of(
          new Intensity(
              new GramsPerKwh(321),
              GERMANY,
              HOUR,
              Duration.ofHours(1),
              LIFECYCLE,
              new Estimation(estimated, Optional.empty())));
    }
  }

  private Found survey(SourceWish wish, String... zones) {
    return survey(wish, MAX_AGE, zones(zones));
  }

  private Found survey(SourceWish wish, Duration maxAge, List<GridZone> zones) {
    return survey(source(wish, Optional.of(BASE)), maxAge, zones);
  }

  /** As a new run of carbon would: nothing but the cache is carried over. */
  private Found survey(ChosenSource source, Duration maxAge, List<? extends GridLocation> places) {
    FigureSurvey survey =
        new FigureSurvey(new IntensitySurvey(Duration.ofSeconds(20)), cache, clock);
    return survey.latest(source, maxAge, places, survey.deadline());
  }

  private ChosenSource source(SourceWish wish, Optional<URI> base) {
    SourceProfile profile =
        new SourceProfile(
            NAME,
            SourceTier.KEYED,
            List.of(LIFECYCLE, DIRECT),
            Coverage.BY_GRID_ZONE,
            base,
            false,
            "invented",
            "");
    return choose(
        SourceOption.usable(
            profile,
            terms -> {
              opened.incrementAndGet();
              return terms.kind().equals(DIRECT) ? direct : lifecycle;
            }),
        wish);
  }

  private ChosenSource choose(SourceOption option, SourceWish wish) {
    return ChosenSource.of(option, wish, clock).orElseThrow();
  }

  private static SourceWish wish(
      Optional<Accounting> accounting, boolean measuredOnly, boolean useCache) {
    return new SourceWish(
        Optional.empty(),
        Optional.empty(),
        accounting,
        false,
        measuredOnly,
        useCache,
        Optional.empty());
  }

  private static List<GridZone> zones(String... ids) {
    return Stream.of(ids).map(GridZone::new).toList();
  }

  private static double grams(Found found, String zone) {
    Reading reading = found.readings().get(new GridZone(zone));
    return assertInstanceOf(Reading.Figure.class, reading).intensity().value().value();
  }

  /** Finds Germany at every point. */
  private static final class PointSource implements IntensitySource, PlaceSource {
    private final FakeIntensitySource figures = new FakeIntensitySource().with("DE", 300);
    private final AtomicInteger asked = new AtomicInteger();

    @Override
    public IntensityKind kind() {
      return figures.kind();
    }

    @Override
    public Reading latest(GridZone zone) {
      return figures.latest(zone);
    }

    @Override
    public Reading latest(Coordinates point) {
      asked.incrementAndGet();
      return figures.latest(GERMANY);
    }
  }
}

package dev.carbon.intensity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.region.Coordinates;
import dev.carbon.region.GridLocation;
import dev.carbon.region.GridZone;
import dev.carbon.region.RegionId;
import dev.carbon.region.Regions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IntensityLookupTest {
  private static final Place GERMANY = Place.of(new GridZone("DE"));
  private static final Place FRANCE = Place.of(new GridZone("FR"));
  private static final Place BERLIN = Place.of(new Coordinates(52.5, 13.4));

  private final FakeIntensitySource plain = new FakeIntensitySource();
  private final MixSource mixes = new MixSource();

  @Test
  void answersTheCleanestPlaceFirstAndSaysWhereThereIsNothing() {
    plain.with("DE", 300).with("FR", 40);
    Place poland = Place.of(new GridZone("PL"));
    GridReport report = ask(List.of(option(plain)), false, GERMANY, poland, FRANCE);
    assertEquals(
        List.of(FRANCE, GERMANY), report.entries().stream().map(entry -> entry.place()).toList());
    assertEquals(List.of(poland), report.missing().stream().map(each -> each.place()).toList());
    assertEquals(plain.kind(), report.kind());
    assertEquals(FakeIntensitySource.HOUR, report.askedAt());
  }

  @Test
  void asksAboutTwoRegionsOfOneZoneOnce() {
    plain.with("US-MIDA-PJM", 320);
    Regions regions = Regions.bundled();
    GridReport report =
        ask(
            List.of(option(plain)),
            false,
            Place.of(regions.get(new RegionId("us-east4"))),
            Place.of(regions.get(new RegionId("us-east5"))));
    assertEquals(2, report.entries().size());
    assertEquals(List.of(new GridZone("US-MIDA-PJM")), plain.asked());
  }

  @Test
  void answersAnOldFigureAsItIs() {
    plain.with("DE", 300, FakeIntensitySource.HOUR.minus(Duration.ofDays(30)));
    GridReport report = ask(List.of(option(plain)), false, GERMANY);
    assertEquals(
        Duration.ofDays(30), report.entries().get(0).intensity().age(FakeIntensitySource.HOUR));
  }

  @Nested
  class WithoutAnyFigure {
    @Test
    void failsWithTheReasonOfEachPlace() {
      plain.with("DE", GapReason.UPSTREAM);
      CarbonException error = failure(List.of(option(plain)), false, GERMANY, FRANCE);
      assertEquals(ErrorKind.NO_DATA, error.kind());
      assertTrue(error.text().contains("DE") && error.text().contains("FR"), error.text());
    }

    @Test
    void blamesTheServiceWhenNoZoneWasAnswered() {
      plain.with("DE", GapReason.UPSTREAM).with("FR", GapReason.UPSTREAM);
      assertEquals(
          ErrorKind.UPSTREAM, failure(List.of(option(plain)), false, GERMANY, FRANCE).kind());
    }

    @Test
    void passesARejectedTokenOn() {
      plain.failing("DE", new CarbonException(ErrorKind.CREDENTIALS, "no", "try another"));
      assertEquals(ErrorKind.CREDENTIALS, failure(List.of(option(plain)), false, GERMANY).kind());
    }
  }

  @Nested
  class ChoosingTheSource {
    private final FakeIntensitySource second =
        new FakeIntensitySource(
                new IntensityKind(new SourceName("second"), Signal.AVERAGE, Accounting.DIRECT))
            .with("DE", 200);

    @Test
    void takesTheFirstThatTheUserCanUse() {
      plain.with("DE", 300);
      assertEquals("fake", source(ask(List.of(option(plain), option(second)), false, GERMANY)));
      assertEquals("second", source(ask(List.of(locked("fake"), option(second)), false, GERMANY)));
    }

    @Test
    void takesTheNamedOneAlthoughAnotherStandsBeforeIt() {
      plain.with("DE", 300);
      GridReport report =
          lookup(List.of(option(plain), option(second)))
              .ask(question(SourceWish.of(new SourceName("second")), false, GERMANY));
      assertEquals("second", source(report));
      assertEquals(List.of(), plain.asked());
    }

    @Test
    void asksForTheKeyOfTheNamedOne() {
      CarbonException error =
          assertThrows(
              CarbonException.class,
              () ->
                  lookup(List.of(locked("fake"), option(second)))
                      .ask(question(SourceWish.of(new SourceName("fake")), false, GERMANY)));
      assertEquals(ErrorKind.CREDENTIALS, error.kind());
      assertEquals(Optional.of("set THE_KEY"), error.hint());
    }

    @Test
    void takesForAPointTheFirstThatFindsItsZone() {
      mixes.with("DE", 300);
      GridReport report = ask(List.of(option(plain), option(mixes)), false, BERLIN);
      assertEquals(new GridZone("DE"), report.entries().get(0).intensity().zone());
      assertEquals(List.of(), plain.asked());
    }

    @Test
    void asksForTheKeyThatWouldHelpWithAPoint() {
      CarbonException error = failure(List.of(locked("fake"), option(plain)), false, BERLIN);
      assertEquals(ErrorKind.CREDENTIALS, error.kind());
      assertTrue(error.text().contains("a point on the map"), error.text());
    }

    @Test
    void saysThatNobodyKnowsThePowerMix() {
      CarbonException error = failure(List.of(option(plain)), true, GERMANY);
      assertEquals(ErrorKind.NO_DATA, error.kind());
      assertTrue(error.text().contains("the power mix"), error.text());
    }
  }

  @Nested
  class WithThePowerMix {
    @Test
    void addsItToEachPlace() {
      mixes.with("DE", 300).with("FR", 40);
      GridReport report = ask(List.of(option(mixes)), true, GERMANY, FRANCE);
      for (GridReport.Entry entry : report.entries()) {
        assertEquals(
            entry.intensity().zone(),
            assertInstanceOf(MixReading.Mix.class, entry.breakdown().orElseThrow())
                .breakdown()
                .zone());
      }
    }

    @Test
    void asksForItOnceForTwoPlacesOfOneZone() {
      mixes.with("US-MIDA-PJM", 320);
      Regions regions = Regions.bundled();
      ask(
          List.of(option(mixes)),
          true,
          Place.of(regions.get(new RegionId("us-east4"))),
          Place.of(regions.get(new RegionId("us-east5"))));
      assertEquals(List.of(new GridZone("US-MIDA-PJM")), mixes.askedForMix);
    }

    @Test
    void refusesAMixOfAnotherZoneThanTheFigure() {
      mixes.with("DE", 300);
      mixes.mixZone = Optional.of(new GridZone("AT"));
      CarbonException error = failure(List.of(option(mixes)), true, BERLIN);
      assertEquals(ErrorKind.NO_DATA, error.kind());
      assertTrue(error.text().contains("DE") && error.text().contains("AT"), error.text());
    }

    @Test
    void failsWhenNoPlaceHasOne() {
      mixes.with("DE", 300);
      mixes.mixGap = Optional.of(Reading.gap(GapReason.NOT_ALLOWED, "no mix for DE"));
      CarbonException error = failure(List.of(option(mixes)), true, GERMANY);
      assertEquals("no mix for DE", error.text());
      assertEquals(ErrorKind.NO_DATA, error.kind());
    }
  }

  private static String source(GridReport report) {
    return report.kind().source().value();
  }

  private static SourceOption option(IntensitySource source) {
    return Options.keyed(source);
  }

  private static SourceOption locked(String name) {
    return Options.locked(name);
  }

  private static IntensityLookup lookup(List<SourceOption> sources) {
    Clock clock = Clock.fixed(FakeIntensitySource.HOUR, ZoneOffset.UTC);
    IntensitySurvey survey = new IntensitySurvey(Duration.ofSeconds(20));
    return new IntensityLookup(
        Options.only(sources.toArray(SourceOption[]::new)),
        new FigureSurvey(survey, new MemoryCache(clock), clock),
        survey,
        clock);
  }

  private static GridQuestion question(SourceWish wish, boolean mix, Place... places) {
    return new GridQuestion(
        List.of(places), wish, mix, Optional.empty(), Optional.empty(), Duration.ofHours(2));
  }

  private static GridReport ask(List<SourceOption> sources, boolean mix, Place... places) {
    return lookup(sources).ask(question(SourceWish.ANY, mix, places));
  }

  private static CarbonException failure(List<SourceOption> sources, boolean mix, Place... places) {
    return assertThrows(CarbonException.class, () -> ask(sources, mix, places));
  }

  /** Finds zones (all points lie in Germany) and knows power mixes. */
  private static final class MixSource implements IntensitySource, PlaceSource, BreakdownSource {
    private final FakeIntensitySource figures = new FakeIntensitySource();
    private final List<GridZone> askedForMix = Collections.synchronizedList(new ArrayList<>());
    private Optional<GridZone> mixZone = Optional.empty();
    private Optional<Reading.Gap> mixGap = Optional.empty();

    MixSource with(String zone, double gramsPerKwh) {
      figures.with(zone, gramsPerKwh);
      return this;
    }

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
      return figures.latest(new GridZone("DE"));
    }

    @Override
    public MixReading breakdown(GridLocation location) {
      if (mixGap.isPresent()) {
        return mixGap.get();
      }
      GridZone asked = location instanceof GridZone zone ? zone : new GridZone("DE");
      askedForMix.add(asked);
      return MixReading.of(
          new PowerBreakdown(
              mixZone.orElse(asked),
              FakeIntensitySource.HOUR,
              MixBasis.CONSUMED,
              OptionalDouble.of(50),
              OptionalDouble.empty(),
              Map.of("wind", 100.0)));
    }
  }
}

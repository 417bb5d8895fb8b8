package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.MemoryCache;
import dev.carbon.intensity.Options;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.SourceWish;
import dev.carbon.region.Catalogue;
import dev.carbon.region.GridZone;
import dev.carbon.region.Region;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which source ranks when several could. */
class SourceLadderTest {
  private static final Coverage EVERYWHERE = Coverage.BY_GRID_ZONE;

  private final Catalogue catalogue = Requests.CATALOGUE;
  private final FakeIntensitySource keyless = source("keyless", Signal.AVERAGE, Accounting.DIRECT);
  private final FakeIntensitySource yearly = source("yearly", Signal.AVERAGE, Accounting.DIRECT);
  private final FakeIntensitySource marginal =
      source("marginal", Signal.MARGINAL, Accounting.DIRECT);
  private final FakeIntensitySource lifecycle =
      source("lifecycle", Signal.AVERAGE, Accounting.LIFECYCLE);

  private SourceWish wish = SourceWish.ANY;
  private boolean live;
  private boolean allowPartial;

  @Nested
  class ASourceWithoutAKey {
    @Test
    void ranksWhenItHasAFigureForEveryCandidate() {
      keyless.with("NL", 300).with("FI", 50);
      Ranking ranking =
          rank(List.of(keyless(EVERYWHERE), yearly()), "europe-west4", "europe-north1");
      assertEquals("keyless", ranking.kind().source().value());
      assertEquals(List.of(), yearly.asked());
    }

    @Test
    void isPassedOverWhenOneCandidateHasNone() {
      keyless.with("NL", 300).with("FI", GapReason.UPSTREAM);
      yearly.with("NL", 200).with("FI", 40);
      Ranking ranking =
          rank(List.of(keyless(EVERYWHERE), yearly()), "europe-west4", "europe-north1");
      assertEquals("yearly", ranking.kind().source().value());
      assertTrue(ranking.notes().get(0).contains("1 of 2"), ranking.notes().toString());
    }

    @Test
    void isNotAskedWhenItDoesNotCoverACandidate() {
      keyless.with("NL", 300).with("FI", 50);
      yearly.with("NL", 200).with("FI", 40);
      Coverage noFinland = zone -> !zone.equals(new GridZone("FI"));
      Ranking ranking =
          rank(List.of(keyless(noFinland), yearly()), "europe-west4", "europe-north1");
      assertEquals("yearly", ranking.kind().source().value());
      assertEquals(List.of(), keyless.asked());
    }

    @Test
    void ranksAPartWhenThatIsAllowedAndAveragesAreNot() {
      live = true;
      allowPartial = true;
      wish = wanting(Optional.empty(), Optional.empty());
      keyless.with("NL", 300);
      Coverage dutch = zone -> zone.equals(new GridZone("NL"));
      Ranking ranking = rank(List.of(keyless(dutch), yearly()), "europe-west4", "europe-north1");
      assertEquals("keyless", ranking.kind().source().value());
      assertEquals("keyless does not cover europe-north1", ranking.excluded().get(0).message());
    }

    @Test
    void ranksWhenItIsNamedAndHasHalf() {
      wish = SourceWish.of(new SourceName("keyless"));
      keyless.with("NL", 300);
      Ranking ranking =
          rank(List.of(keyless(EVERYWHERE), yearly()), "europe-west4", "europe-north1");
      assertEquals("keyless", ranking.kind().source().value());
    }
  }

  @Nested
  class TheKindOfFigure {
    @Test
    void ofAnotherSignalIsNeverTaken() {
      wish = wanting(Optional.of(Signal.MARGINAL), Optional.empty());
      yearly.with("NL", 200);
      marginal.with("NL", 700);
      Ranking ranking =
          rank(
              List.of(Options.keyed(lifecycle), Options.keyed(marginal), yearly()), "europe-west4");
      assertEquals(marginal.kind(), ranking.kind());
      assertEquals(List.of(), lifecycle.asked());
    }

    @Test
    void thatNobodyHasIsSaid() {
      wish = wanting(Optional.empty(), Optional.of(Accounting.LIFECYCLE));
      yearly.with("NL", 200);
      CarbonException error = failure(List.of(Options.keyed(marginal), yearly()), "europe-west4");
      assertEquals(ErrorKind.NO_DATA, error.kind());
      assertTrue(error.text().contains("yearly has no lifecycle figures"), error.text());
    }

    @Test
    void thatTheNamedSourceHasNotIsSaid() {
      wish =
          new SourceWish(
              Optional.of(new SourceName("marginal")),
              Optional.of(Signal.AVERAGE),
              Optional.empty(),
              false,
              false,
              true,
              Optional.empty());
      CarbonException error = failure(List.of(Options.keyed(marginal)), "europe-west4");
      assertTrue(error.text().contains("marginal has no average figures"), error.text());
      assertEquals(List.of(), marginal.asked());
    }
  }

  @Nested
  class TheZonesOfASource {
    /** Cuts one grid in two, and knows nothing of the rest. */
    private final Coverage own =
        new Coverage() {
          @Override
          public boolean covers(GridZone zone) {
            return zone.id().startsWith("OWN_");
          }

          @Override
          public Optional<GridZone> zoneOf(Region region) {
            return region.id().value().startsWith("us-east")
                ? Optional.of(new GridZone("OWN_" + region.id().value().substring(7)))
                : Optional.empty();
          }
        };

    @Test
    void areThoseThatItIsAskedAboutAndThatTheRankingShows() {
      marginal.with("OWN_4", 500).with("OWN_5", 400);
      Ranking ranking =
          rank(List.of(Options.of(marginal, SourceTier.KEYED, own)), "us-east4", "us-east5");
      assertEquals(
          List.of("us-east5 OWN_5", "us-east4 OWN_4"),
          ranking.ranked().stream()
              .map(each -> each.region().id() + " " + each.intensity().zone())
              .toList());
    }

    @Test
    void leaveTheOthersWithoutAFigure() {
      marginal.with("OWN_4", 500);
      Ranking ranking =
          rank(List.of(Options.of(marginal, SourceTier.KEYED, own)), "us-east4", "europe-west4");
      assertEquals(ExclusionReason.NO_DATA, ranking.excluded().get(0).reason());
      assertEquals(Optional.empty(), ranking.baseline().intensity());
      assertEquals(List.of(new GridZone("OWN_4")), marginal.asked());
    }
  }

  private Ranking rank(List<SourceOption> options, String... regions) {
    Clock clock = Clock.fixed(Situation.NOW, ZoneOffset.UTC);
    FigureSurvey figures =
        new FigureSurvey(
            new IntensitySurvey(Duration.ofSeconds(20)), new MemoryCache(clock), clock);
    return new RegionSurvey(
            catalogue,
            Options.only(options.toArray(SourceOption[]::new)),
            figures,
            RefusalMemory.NONE,
            Requests.NO_DATA,
            clock)
        .rank(request(regions));
  }

  private CarbonException failure(List<SourceOption> options, String... regions) {
    return assertThrows(CarbonException.class, () -> rank(options, regions));
  }

  private PlacementRequest request(String... regions) {
    return Requests.of(regions)
        .source(new SourceChoice(wish, Situation.MAX_AGE, allowPartial))
        .build();
  }

  private SourceOption keyless(Coverage coverage) {
    return Options.of(keyless, SourceTier.KEYLESS, coverage);
  }

  private SourceOption yearly() {
    return Options.of(yearly, SourceTier.YEARLY, EVERYWHERE);
  }

  private SourceWish wanting(Optional<Signal> signal, Optional<Accounting> accounting) {
    return new SourceWish(
        Optional.empty(), signal, accounting, live, false, true, Optional.empty());
  }

  private static FakeIntensitySource source(String name, Signal signal, Accounting accounting) {
    return new FakeIntensitySource(new IntensityKind(new SourceName(name), signal, accounting));
  }
}

package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.intensity.FigureSurvey;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.GoogleAnnual;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.IntensitySource;
import dev.carbon.intensity.IntensitySurvey;
import dev.carbon.intensity.MemoryCache;
import dev.carbon.intensity.Options;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.intensity.SourceOption;
import dev.carbon.intensity.SourceTier;
import dev.carbon.intensity.SourceWish;
import dev.carbon.region.Catalogue;
import dev.carbon.region.GridZone;
import dev.carbon.region.RegionId;
import dev.carbon.unit.GramsPerKwh;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RegionSurveyTest {
  private static final SourceName LIVE = new SourceName("electricitymaps");
  private static final SourceName YEARLY = new SourceName("google-annual");

  private final Catalogue catalogue = Requests.CATALOGUE;
  private final FakeIntensitySource live =
      new FakeIntensitySource(new IntensityKind(LIVE, Signal.AVERAGE, Accounting.LIFECYCLE));
  private final FakeIntensitySource yearly =
      new FakeIntensitySource(new IntensityKind(YEARLY, Signal.AVERAGE, Accounting.DIRECT));

  private boolean keyed = true;
  private Optional<SourceName> named = Optional.empty();
  private boolean liveOnly;
  private boolean allowPartial;
  private Optional<GramsPerKwh> maxIntensity = Optional.empty();
  private Optional<GridZone> localZone = Optional.empty();
  private String baseline = "us-central1";

  @Nested
  class WhenNoSourceIsNamed {
    @Test
    void liveFiguresRankWhenHalfOfTheCandidatesHaveOne() {
      live.with("NL", 300).with("FI", 50);
      withYearly("NL", 1).withYearly("FR", 1);
      Ranking ranking = rank("europe-west4", "europe-north1", "europe-west9", "us-east1");
      assertEquals(LIVE, ranking.kind().source());
      assertEquals(List.of("europe-north1", "europe-west4"), names(ranking));
      assertEquals(
          List.of(ExclusionReason.NO_DATA, ExclusionReason.NO_DATA),
          ranking.excluded().stream().map(ExcludedRegion::reason).toList());
      assertEquals(List.of(), ranking.notes());
      assertEquals(List.of(), yearly.asked());
    }

    @Test
    void yearlyAveragesRankWhenFewerHaveOneAndANoteSaysWhy() {
      live.with("NL", 300).with("FI", GapReason.NOT_ALLOWED);
      withYearly("NL", 200).withYearly("FI", 40).withYearly("FR", 16);
      Ranking ranking = rank("europe-west4", "europe-north1", "europe-west9");
      assertEquals(YEARLY, ranking.kind().source());
      assertEquals(List.of("europe-west9", "europe-north1", "europe-west4"), names(ranking));
      assertEquals(1, ranking.notes().size());
      assertTrue(
          ranking.notes().get(0).contains("electricitymaps has usable figures for 1 of 3"),
          ranking.notes().toString());
    }

    @Test
    void aStaleFigureDoesNotCountTowardsTheHalf() {
      live.with("NL", 300, Situation.NOW.minus(Duration.ofHours(3)));
      live.with("FI", 50, Situation.NOW.minus(Duration.ofMinutes(121)));
      withYearly("NL", 200).withYearly("FI", 40);
      assertEquals(YEARLY, rank("europe-west4", "europe-north1").kind().source());
    }

    @Test
    void yearlyAveragesRankWithoutAKeyAndANoteSaysHowToGetLiveFigures() {
      keyed = false;
      withYearly("NL", 200);
      Ranking ranking = rank("europe-west4");
      assertEquals(YEARLY, ranking.kind().source());
      assertTrue(ranking.notes().get(0).contains("set THE_KEY"), ranking.notes().toString());
      assertEquals(List.of(), live.asked());
    }

    @Test
    void aRejectedTokenIsNotPassedOver() {
      live.failing("NL", new CarbonException(ErrorKind.CREDENTIALS, "wrong token", "check it"));
      live.failing(
          "US-MIDW-MISO", new CarbonException(ErrorKind.CREDENTIALS, "wrong token", "check it"));
      withYearly("NL", 200);
      assertEquals(ErrorKind.CREDENTIALS, failure("europe-west4").kind());
    }

    @Test
    void averagesOfFewerThanHalfDoNotRankUnlessAllowed() {
      keyed = false;
      withYearly("NL", 200);
      CarbonException error = failure("europe-west4", "europe-north1", "europe-west9");
      assertEquals(ErrorKind.NO_DATA, error.kind());
      assertTrue(error.hint().orElse("").contains("--allow-partial"), error.toString());
      allowPartial = true;
      assertEquals(
          List.of("europe-west4"), names(rank("europe-west4", "europe-north1", "europe-west9")));
    }

    @Test
    void aFullerSourceIsPreferredToAPartOfALiveOne() {
      allowPartial = true;
      live.with("NL", 300);
      withYearly("NL", 200).withYearly("FI", 40).withYearly("FR", 16);
      assertEquals(YEARLY, rank("europe-west4", "europe-north1", "europe-west9").kind().source());
    }
  }

  @Nested
  class WhenOnlyLiveFiguresWillDo {
    @Test
    void averagesAreNotEvenAskedFor() {
      liveOnly = true;
      withYearly("NL", 200);
      CarbonException error = failure("europe-west4");
      assertEquals(ErrorKind.NO_DATA, error.kind());
      assertTrue(error.hint().orElse("").contains("--live"), error.toString());
      assertEquals(List.of(), yearly.asked());
    }

    @Test
    void namingTheYearlySourceContradictsIt() {
      liveOnly = true;
      named = Optional.of(YEARLY);
      assertEquals(ErrorKind.NO_DATA, failure("europe-west4").kind());
    }

    @Test
    void aPartOfThemRanksWhenThatIsAllowed() {
      liveOnly = true;
      live.with("NL", 300);
      assertEquals(
          ErrorKind.NO_DATA, failure("europe-west4", "europe-north1", "europe-west9").kind());
      allowPartial = true;
      Ranking ranking = rank("europe-west4", "europe-north1", "europe-west9");
      assertEquals(List.of("europe-west4"), names(ranking));
      assertEquals(2, ranking.excluded().size());
    }
  }

  @Nested
  class WhenASourceIsNamed {
    @Test
    void itIsTakenAndNoOtherIsAsked() {
      named = Optional.of(YEARLY);
      live.with("NL", 300);
      withYearly("NL", 200);
      assertEquals(YEARLY, rank("europe-west4").kind().source());
      assertEquals(List.of(), live.asked());
    }

    @Test
    void itNeedsItsKey() {
      named = Optional.of(LIVE);
      keyed = false;
      CarbonException error = failure("europe-west4");
      assertEquals(ErrorKind.CREDENTIALS, error.kind());
      assertEquals(Optional.of("set THE_KEY"), error.hint());
    }

    @Test
    void itDoesNotRankFewerThanHalfUnlessAllowed() {
      named = Optional.of(LIVE);
      live.with("NL", 300);
      CarbonException error = failure("europe-west4", "europe-north1", "europe-west9");
      assertEquals(ErrorKind.NO_DATA, error.kind());
      assertTrue(error.hint().orElse("").contains("--allow-partial"), error.toString());
      allowPartial = true;
      assertEquals(
          List.of("europe-west4"), names(rank("europe-west4", "europe-north1", "europe-west9")));
    }

    @Test
    void partialDoesNotMeanNothing() {
      named = Optional.of(LIVE);
      allowPartial = true;
      assertEquals(ErrorKind.NO_DATA, failure("europe-west4").kind());
    }

    @Test
    void itsFailureIsNotALackOfData() {
      named = Optional.of(LIVE);
      live.with("NL", GapReason.UPSTREAM).with("FI", GapReason.UPSTREAM);
      assertEquals(ErrorKind.UPSTREAM, failure("europe-west4", "europe-north1").kind());
    }
  }

  @Nested
  class AskingTheZones {
    @Test
    void twoRegionsOfOneZoneShareOneQuestionAndOneFigure() {
      live.with("US-MIDA-PJM", 320);
      baseline = "us-east4";
      Ranking ranking = rank("us-east4", "us-east5");
      assertEquals(List.of(new GridZone("US-MIDA-PJM")), live.asked());
      assertEquals(ranking.ranked().get(0).intensity(), ranking.ranked().get(1).intensity());
    }

    @Test
    void aBaselineOutsideTheCandidatesIsAskedTooAndNotRanked() {
      live.with("NL", 300).with("US-MIDW-MISO", 500);
      Ranking ranking = rank("europe-west4");
      assertEquals(List.of("europe-west4"), names(ranking));
      assertEquals(500, ranking.baseline().intensity().orElseThrow().value().value());
      assertEquals(
          Set.of(new GridZone("NL"), new GridZone("US-MIDW-MISO")), Set.copyOf(live.asked()));
    }

    @Test
    void aBaselineWithoutAFigureStaysUnknown() {
      live.with("NL", 300);
      assertEquals(Optional.empty(), rank("europe-west4").baseline().effective());
    }

    @Test
    void aStaleFigureIsNoBaselineEither() {
      live.with("NL", 300);
      live.with("US-MIDW-MISO", 500, Situation.NOW.minus(Duration.ofDays(1)));
      assertEquals(Optional.empty(), rank("europe-west4").baseline().intensity());
    }

    @Test
    void theOwnZoneOfThisMachineIsAskedToo() {
      localZone = Optional.of(new GridZone("AT"));
      live.with("NL", 300).with("AT", 150);
      assertEquals(150, rank("europe-west4").localGrid().orElseThrow().value().value());
    }

    @Test
    void aRegionThatCannotTakeTheJobIsNotAskedAbout() {
      live.with("NL", 300).with("SE-SE3", 3);
      Ranking ranking = rank("europe-west4", "europe-north2");
      assertEquals(List.of("europe-west4"), names(ranking));
      assertFalse(live.asked().contains(new GridZone("SE-SE3")));
      assertEquals(ExclusionReason.NOT_OFFERED, ranking.excluded().get(0).reason());
    }

    @Test
    void eachDistinctZoneIsAskedExactlyOnceWhateverTheCandidates() {
      List<RegionId> all =
          catalogue.regions().all().stream()
              .filter(region -> region.trains())
              .map(region -> region.id())
              .toList();
      Random random = new Random(5);
      for (int i = 0; i < 200; i++) {
        List<RegionId> some = new ArrayList<>(all);
        Collections.shuffle(some, random);
        some = some.subList(0, 1 + random.nextInt(all.size()));
        Set<GridZone> zones = new TreeSet<>();
        some.forEach(id -> zones.add(catalogue.regions().get(id).zone()));
        FakeIntensitySource source = new FakeIntensitySource(live.kind());
        zones.forEach(zone -> source.with(zone.id(), 100));
        zones.add(new GridZone("US-MIDW-MISO"));
        survey(source).rank(request(new HashSet<>(some)));
        assertEquals(List.copyOf(zones), source.asked().stream().sorted().toList());
      }
    }
  }

  @Nested
  class WhenNobodyIsLeft {
    @Test
    void everyRegionIsNamedWithItsReason() {
      CarbonException error = failure("europe-north2", "asia-south2");
      assertEquals(ErrorKind.NO_REGION, error.kind());
      assertTrue(error.text().contains("europe-north2: "), error.text());
      assertTrue(error.text().contains("asia-south2: "), error.text());
      assertEquals(List.of(), live.asked());
    }

    @Test
    void aLimitThatAllExceedIsAConstraintAndNotALackOfData() {
      maxIntensity = Optional.of(new GramsPerKwh(10));
      live.with("NL", 300).with("FI", 50);
      CarbonException error = failure("europe-west4", "europe-north1");
      assertEquals(ErrorKind.NO_REGION, error.kind());
      assertTrue(error.text().contains("300 g/kWh is more than 10 g/kWh"), error.text());
    }
  }

  @Test
  void theCleanestOfAFullYearlyTableWins() {
    keyed = false;
    Set<RegionId> all =
        catalogue.regions().all().stream().map(region -> region.id()).collect(Collectors.toSet());
    Ranking ranking = survey(GoogleAnnual.option(catalogue.regions())).rank(request(all));
    assertEquals("northamerica-northeast1", ranking.best().region().id().value());
    assertEquals(37, ranking.ranked().size());
    assertEquals(8, ranking.excluded().size());
  }

  private Ranking rank(String... regions) {
    return survey(live)
        .rank(request(Arrays.stream(regions).map(RegionId::new).collect(Collectors.toSet())));
  }

  private CarbonException failure(String... regions) {
    return assertThrows(CarbonException.class, () -> rank(regions));
  }

  private RegionSurvey survey(IntensitySource liveSource) {
    return survey(
        keyed ? Options.keyed(liveSource) : Options.locked(LIVE.value()),
        Options.of(yearly, SourceTier.YEARLY, Coverage.BY_GRID_ZONE));
  }

  private RegionSurvey survey(SourceOption... options) {
    Clock clock = Clock.fixed(Situation.NOW, ZoneOffset.UTC);
    return new RegionSurvey(
        catalogue,
        Options.only(options),
        new FigureSurvey(
            new IntensitySurvey(Duration.ofSeconds(20)), new MemoryCache(clock), clock),
        RefusalMemory.NONE,
        Requests.NO_DATA,
        clock);
  }

  private PlacementRequest request(Set<RegionId> candidates) {
    return Requests.of(candidates)
        .constraints(
            new Constraints(
                Set.of(), Set.of(), Optional.empty(), OptionalDouble.empty(), maxIntensity))
        .source(
            new SourceChoice(
                new SourceWish(
                    named,
                    Optional.empty(),
                    Optional.empty(),
                    liveOnly,
                    false,
                    true,
                    Optional.empty()),
                Situation.MAX_AGE,
                allowPartial))
        .baseline(new RegionId(baseline))
        .localZone(localZone)
        .build();
  }

  private static List<String> names(Ranking ranking) {
    return ranking.ranked().stream().map(each -> each.region().id().value()).toList();
  }

  private RegionSurveyTest withYearly(String zone, double gramsPerKwh) {
    yearly.with(
        zone,
        Reading.of(
            new Intensity(
                new GramsPerKwh(gramsPerKwh),
                new GridZone(zone),
                Situation.NOW.minus(Duration.ofDays(700)),
                Period.ofYears(1),
                yearly.kind(),
                Estimation.UNKNOWN)));
    return this;
  }
}

package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.GapReason;
import dev.carbon.intensity.GoogleAnnual;
import dev.carbon.region.RegionId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which source ranks. */
class RegionSurveyTest extends SurveyedRegions {
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
}

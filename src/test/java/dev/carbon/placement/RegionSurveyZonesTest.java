package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.error.CarbonException;
import dev.carbon.error.ErrorKind;
import dev.carbon.intensity.FakeIntensitySource;
import dev.carbon.region.GridZone;
import dev.carbon.region.RegionId;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What is asked of which zone, and what is said when no region is left. */
class RegionSurveyZonesTest extends SurveyedRegions {
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
}

package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carbon.error.RegionRefusal;
import dev.carbon.intensity.Estimation;
import dev.carbon.intensity.Intensity;
import dev.carbon.intensity.Reading;
import dev.carbon.region.GridZone;
import dev.carbon.region.Places;
import dev.carbon.region.Price;
import dev.carbon.unit.Dollars;
import dev.carbon.unit.GramsPerKwh;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The order of few regions, whose grids and prices a person can follow. */
class RegionOrderTest {
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<GridZone, Reading> readings = new HashMap<>();
  private final List<Refused> refusals = new ArrayList<>();
  private Preference preference = Preference.CLEANEST;
  private OptionalDouble maxIncrease = OptionalDouble.empty();

  @Test
  void ofThoseThatAreAsCleanTheCheapestComesFirst() {
    region("a-a1", "AA", 100.0, 3.0);
    region("b-b1", "BB", 100.9, 2.0);
    region("c-c1", "CC", 101.1, 1.0);
    assertEquals("b-b1 a-a1 c-c1", order());
  }

  @Test
  void aChainOfNearTiesIsNoTie() {
    region("a-a1", "AA", 100.0, 3.0);
    region("b-b1", "BB", 100.8, 2.0);
    region("c-c1", "CC", 101.6, 1.0);
    assertEquals("b-b1 a-a1 c-c1", order());
  }

  @Test
  void anUnknownPriceStandsBehindItsLikeAndBehindAllOnceThePriceCounts() {
    region("a-a1", "AA", 10.0, null);
    region("b-b1", "BB", 10.0, 9.0);
    region("c-c1", "CC", 500.0, 1.0);
    assertEquals("b-b1 a-a1 c-c1", order());
    preference = Preference.CHEAPEST;
    assertEquals("c-c1 b-b1 a-a1", order());
    preference = Preference.ofWeights(99, 1);
    assertEquals("b-b1 c-c1 a-a1", order());
  }

  @Test
  void weightsCompareEachRegionWithTheBestAndTheWorst() {
    region("a-a1", "AA", 100.0, 4.0);
    region("b-b1", "BB", 200.0, 2.0);
    region("c-c1", "CC", 300.0, 1.0);
    preference = Preference.ofWeights(0.7, 0.3);
    assertEquals("a-a1 b-b1 c-c1", order());
    assertEquals(
        List.of(0.3, 0.45, 0.7),
        rank().ranked().stream()
            .map(each -> Math.round(each.score().orElseThrow() * 1e9) / 1e9)
            .toList());
    preference = Preference.ofWeights(3, 7);
    assertEquals("c-c1 b-b1 a-a1", order());
  }

  @Test
  void whatTheWeightsMakeEqualStandsByPrice() {
    region("a-a1", "AA", 100.0, 4.0);
    region("b-b1", "BB", 200.0, 2.0);
    preference = Preference.ofWeights(1, 1);
    assertEquals("b-b1 a-a1", order());
  }

  @Test
  void regionsThatAreAllAlikeStandByName() {
    region("b-b1", "BB", 100.0, 1.0);
    region("a-a1", "AA", 100.0, 1.0);
    for (Preference each :
        List.of(Preference.CLEANEST, Preference.CHEAPEST, Preference.ofWeights(1, 1))) {
      preference = each;
      assertEquals("a-a1 b-b1", order());
    }
  }

  @Test
  void theRelativeLimitIsAgainstTheCheapestThatCanTakeTheJob() {
    region("a-a1", "AA", 100.0, 1.25);
    region("b-b1", "BB", 200.0, 1.00);
    region("c-c1", "CC", 300.0, 1.20);
    region("d-d1", "DD", 400.0, null);
    maxIncrease = OptionalDouble.of(20);
    assertEquals("b-b1 c-c1 d-d1", order());
    assertEquals(
        "a-a1 costs $1.25 an hour, 25.0 % more than b-b1, the cheapest of the others"
            + " (the limit is 20 %)",
        rank().excluded().get(0).message());
  }

  /** It is relative: what takes the cheapest away moves it, and another region may come in. */
  @Test
  void theRelativeLimitMovesWithTheCheapest() {
    region("a-a1", "AA", 100.0, 1.25);
    region("b-b1", "BB", 200.0, 1.00);
    region("c-c1", "CC", 300.0, 1.20);
    maxIncrease = OptionalDouble.of(20);
    assertEquals("b-b1 c-c1", order());
    refusals.add(
        new Refused(
            candidates.get(1).region().id(), RegionRefusal.QUOTA, "too little", Situation.NOW));
    assertEquals("a-a1 c-c1", order());
    assertEquals(ExclusionReason.QUOTA, rank().excluded().get(0).reason());
  }

  @Test
  void weightsAreTwoSharesOfOne() {
    assertEquals(new Preference(0.75, 0.25), Preference.ofWeights(3, 1));
    assertThrows(IllegalArgumentException.class, () -> Preference.ofWeights(0, 0));
    assertThrows(IllegalArgumentException.class, () -> Preference.ofWeights(-1, 2));
    assertThrows(IllegalArgumentException.class, () -> new Preference(0.5, 0.6));
  }

  private void region(String name, String zone, double grams, @Nullable Double price) {
    GridZone grid = new GridZone(zone);
    candidates.add(
        new Candidate(
            Places.region(name, grid, 1),
            Places.onDemand(
                Optional.ofNullable(price)
                    .map(usd -> new Price(new Dollars(usd), LocalDate.of(2026, 3, 1)))),
            Optional.empty(),
            Optional.empty()));
    readings.put(
        grid,
        Reading.of(
            new Intensity(
                new GramsPerKwh(grams),
                grid,
                Situation.NOW,
                Duration.ofHours(1),
                Situation.KIND,
                Estimation.UNKNOWN)));
  }

  private String order() {
    return String.join(
        " ", rank().ranked().stream().map(each -> each.region().id().value()).toList());
  }

  private RegionRanker.Result rank() {
    return new RegionRanker(
            new RegionRanker.Rules(
                Optional.empty(), maxIncrease, preference, refusals, RegionRanker.Data.NONE))
        .rank(Situation.judge(readings), zone -> true, candidates);
  }
}

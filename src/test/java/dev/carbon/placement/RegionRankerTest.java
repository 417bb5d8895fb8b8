package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.Accounting;
import dev.carbon.intensity.Coverage;
import dev.carbon.intensity.IntensityKind;
import dev.carbon.intensity.Reading;
import dev.carbon.intensity.Signal;
import dev.carbon.intensity.SourceName;
import dev.carbon.region.GridZone;
import dev.carbon.region.RegionId;
import dev.carbon.unit.GramsPerKwh;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** What holds for every ranking, in thousands of made-up cases; the seed is fixed. */
class RegionRankerTest {
  private static final int CASES = 10_000;
  private static final long SEED = 20260302;

  private final RegionRanker ranker =
      new RegionRanker(Situation.NOW, Situation.MAX_AGE, Optional.empty());

  @Test
  void aRegionIsRankedExactlyWhenItsZoneHasAUsableFigure() {
    forAll(
        (situation, result) -> {
          Set<GridZone> usable = situation.usableZones();
          Set<RegionId> expected = new HashSet<>();
          situation.candidates().stream()
              .filter(candidate -> usable.contains(candidate.region().zone()))
              .forEach(candidate -> expected.add(candidate.region().id()));
          assertEquals(expected, Set.copyOf(ids(result)));
          assertEquals(expected.size(), result.withFigure());
        });
  }

  @Test
  void everyCandidateIsRankedOrExcludedWithAReasonAndNeverBoth() {
    forAll(
        (situation, result) -> {
          Set<RegionId> seen = new HashSet<>(ids(result));
          for (ExcludedRegion excluded : result.excluded()) {
            assertTrue(seen.add(excluded.region()), excluded.toString());
            assertFalse(excluded.message().isBlank());
          }
          assertEquals(situation.candidates().size(), seen.size());
        });
  }

  @Test
  void cleanerNeverStandsBelowDirtierAndTheRanksCountFromOne() {
    forAll(
        (situation, result) -> {
          for (int i = 0; i < result.ranked().size(); i++) {
            RankedRegion region = result.ranked().get(i);
            assertEquals(i + 1, region.rank());
            if (i > 0) {
              assertFalse(isBetter(region, result.ranked().get(i - 1)));
            }
          }
        });
  }

  @Test
  void theOrderOfTheCandidatesChangesNothing() {
    forAll(
        (situation, result) ->
            assertEquals(
                result.ranked(),
                ranker
                    .rank(
                        Situation.KIND,
                        Coverage.BY_GRID_ZONE,
                        situation.shuffled(),
                        situation.readings())
                    .ranked()));
  }

  @Test
  void aRegionWithoutAUsableFigureNeverWinsNorMovesAnother() {
    forAll(
        (situation, result) -> {
          RegionId added = situation.addUnusable();
          RegionRanker.Result more =
              ranker.rank(
                  Situation.KIND,
                  Coverage.BY_GRID_ZONE,
                  situation.candidates(),
                  situation.readings());
          assertEquals(result.ranked(), more.ranked());
          assertTrue(more.excluded().stream().anyMatch(each -> each.region().equals(added)));
        });
  }

  @Test
  void aLimitOnTheIntensityOnlyRemovesTheDirtier() {
    GramsPerKwh limit = new GramsPerKwh(100);
    RegionRanker strict = new RegionRanker(Situation.NOW, Situation.MAX_AGE, Optional.of(limit));
    forAll(
        (situation, result) -> {
          RegionRanker.Result limited =
              strict.rank(
                  Situation.KIND,
                  Coverage.BY_GRID_ZONE,
                  situation.candidates(),
                  situation.readings());
          List<RegionId> clean =
              result.ranked().stream()
                  .filter(region -> region.intensity().value().compareTo(limit) <= 0)
                  .map(region -> region.region().id())
                  .toList();
          assertEquals(clean, ids(limited));
          assertEquals(result.withFigure(), limited.withFigure());
        });
  }

  @Test
  void figuresOfDifferentKindsAreNeverRankedTogether() {
    Situation situation = new Situation(new Random(1));
    IntensityKind other =
        new IntensityKind(new SourceName("fake"), Signal.MARGINAL, Accounting.DIRECT);
    assertFalse(situation.usableZones().isEmpty());
    assertThrows(
        IllegalArgumentException.class,
        () ->
            ranker.rank(
                other, Coverage.BY_GRID_ZONE, situation.candidates(), situation.readings()));
  }

  @Test
  void nobodyIsRankedWithoutReadings() {
    Situation situation = new Situation(new Random(2));
    RegionRanker.Result result =
        ranker.rank(Situation.KIND, Coverage.BY_GRID_ZONE, situation.candidates(), Map.of());
    assertEquals(List.of(), result.ranked());
    assertTrue(
        result.excluded().stream().allMatch(each -> each.reason() == ExclusionReason.NO_DATA));
  }

  private void forAll(BiConsumer<Situation, RegionRanker.Result> property) {
    Random random = new Random(SEED);
    int withWinner = 0;
    int withGap = 0;
    for (int i = 0; i < CASES; i++) {
      Situation situation = new Situation(random);
      RegionRanker.Result result =
          ranker.rank(
              Situation.KIND, Coverage.BY_GRID_ZONE, situation.candidates(), situation.readings());
      withWinner += result.ranked().isEmpty() ? 0 : 1;
      withGap +=
          situation.readings().values().stream().anyMatch(Reading.Gap.class::isInstance) ? 1 : 0;
      property.accept(situation, result);
    }
    assertTrue(withWinner > CASES / 2 && withGap > CASES / 10, "the cases are too much alike");
  }

  private static boolean isBetter(RankedRegion one, RankedRegion other) {
    double grams = one.intensity().value().value() * one.region().pue();
    double otherGrams = other.intensity().value().value() * other.region().pue();
    if (grams != otherGrams) {
      return grams < otherGrams;
    }
    double price = price(one);
    double otherPrice = price(other);
    return price != otherPrice
        ? price < otherPrice
        : one.region().id().value().compareTo(other.region().id().value()) < 0;
  }

  private static double price(RankedRegion region) {
    return region
        .candidate()
        .pricePerHour()
        .map(price -> price.amount().value())
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static List<RegionId> ids(RegionRanker.Result result) {
    return result.ranked().stream().map(region -> region.region().id()).toList();
  }
}

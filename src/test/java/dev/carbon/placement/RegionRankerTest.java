package dev.carbon.placement;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carbon.intensity.Reading.Gap;
import dev.carbon.region.RegionId;
import dev.carbon.testing.Cases;
import dev.carbon.unit.GramsPerKwh;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every ranking, in thousands of made-up cases; the seed is fixed. */
class RegionRankerTest {
  private static final int CASES = 10_000;
  private static final long SEED = 20260302;

  private final RegionRanker ranker = Situation.ranker(Optional.empty(), Preference.CLEANEST);

  @Test
  void aRegionIsRankedExactlyWhenItsZoneHasAUsableFigure() {
    forAll(
        (situation, result) -> {
          Set<RegionId> expected = new HashSet<>();
          situation.candidates().stream()
              .filter(situation::isUsable)
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
  void theOrderOfTheCandidatesAndOfTheReadingsChangesNothing() {
    forAll(
        (situation, result) -> {
          RegionRanker.Result other =
              ranker.rank(
                  Situation.judge(situation.shuffledReadings()),
                  situation.coverage(),
                  situation.shuffled());
          assertEquals(result.ranked(), other.ranked());
          assertEquals(Set.copyOf(result.excluded()), Set.copyOf(other.excluded()));
          assertEquals(result.withFigure(), other.withFigure());
        });
  }

  @Test
  void aRegionWithoutAUsableFigureNeverWinsNorMovesAnother() {
    forAll(
        (situation, result) -> {
          RegionId added = situation.addUnusable();
          RegionRanker.Result more = rank(situation);
          assertEquals(result.ranked(), more.ranked());
          assertTrue(more.excluded().stream().anyMatch(each -> each.region().equals(added)));
        });
  }

  @Test
  void aLimitOnTheIntensityOnlyRemovesTheDirtier() {
    GramsPerKwh limit = new GramsPerKwh(100);
    RegionRanker strict = Situation.ranker(Optional.of(limit), Preference.CLEANEST);
    forAll(
        (situation, result) -> {
          RegionRanker.Result limited =
              strict.rank(
                  Situation.judge(situation.readings()),
                  situation.coverage(),
                  situation.candidates());
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
    forAll(
        (situation, result) ->
            situation
                .withOneOfAnotherKind()
                .ifPresent(
                    mixed ->
                        assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                ranker.rank(
                                    Situation.judge(mixed),
                                    situation.coverage(),
                                    situation.candidates()))));
  }

  @Test
  void nobodyIsRankedWithoutReadings() {
    forAll(
        (situation, result) -> {
          RegionRanker.Result none =
              ranker.rank(Situation.judge(Map.of()), situation.coverage(), situation.candidates());
          assertEquals(List.of(), none.ranked());
          assertTrue(
              none.excluded().stream().allMatch(each -> each.reason() == ExclusionReason.NO_DATA));
        });
  }

  private void forAll(BiConsumer<Situation, RegionRanker.Result> property) {
    AtomicInteger withWinner = new AtomicInteger();
    AtomicInteger withGap = new AtomicInteger();
    AtomicInteger withTie = new AtomicInteger();
    Cases.check(
        SEED,
        CASES,
        random -> {
          Situation situation = new Situation(random);
          RegionRanker.Result result = rank(situation);
          count(withWinner, !result.ranked().isEmpty());
          count(withGap, situation.readings().values().stream().anyMatch(Gap.class::isInstance));
          count(withTie, hasTie(result));
          property.accept(situation, result);
        });
    assertTrue(
        withWinner.get() > CASES / 2 && withGap.get() > CASES / 10 && withTie.get() > CASES / 10,
        "the cases are too much alike");
  }

  private RegionRanker.Result rank(Situation situation) {
    return ranker.rank(
        Situation.judge(situation.readings()), situation.coverage(), situation.candidates());
  }

  private static void count(AtomicInteger counter, boolean counts) {
    counter.addAndGet(counts ? 1 : 0);
  }

  /** Whether two regions are alike in carbon and price, so that only their names order them. */
  private static boolean hasTie(RegionRanker.Result result) {
    List<RankedRegion> ranked = result.ranked();
    return IntStream.range(1, ranked.size())
        .anyMatch(
            i ->
                ranked.get(i).effective().equals(ranked.get(i - 1).effective())
                    && price(ranked.get(i)) == price(ranked.get(i - 1)));
  }

  private static boolean isBetter(RankedRegion one, RankedRegion other) {
    double grams = one.intensity().value().value() * one.region().pue().value();
    double otherGrams = other.intensity().value().value() * other.region().pue().value();
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
        .price()
        .onDemand()
        .map(price -> price.amount().value())
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static List<RegionId> ids(RegionRanker.Result result) {
    return result.ranked().stream().map(region -> region.region().id()).toList();
  }
}
